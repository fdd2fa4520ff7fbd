import { analyze } from '../analyze.ts';

/** Rule and text of every finding of some rules in a document: `unknown-action “ExecuteBsh”`. All rules when none is named. */
export function findings(text: string, ...rules: readonly string[]): string[] {
  return analyze(text)
    .diagnostics.filter(({ rule }) => rules.length === 0 || rules.includes(rule))
    .map(({ rule, range }) => `${rule} “${text.slice(range.start, range.end)}”`);
}
