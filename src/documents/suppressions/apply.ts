import type { Diagnostic, Fix } from '../diagnostic.ts';
import { respellAt } from '../fixes.ts';
import { isOfScripts, ruleById, rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { suppressionWithoutReason } from '../rules/suppression/suppression-without-reason.ts';
import { unknownSuppressedRule } from '../rules/suppression/unknown-suppressed-rule.ts';
import { unusedSuppression } from '../rules/suppression/unused-suppression.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import type { LineIndex, TextRange } from '../text.ts';
import { type NamedRule, readSuppressions, type Suppression } from './read.ts';

/** When a rule runs: with the document, once its scripts are parsed, among the other files of its workspace. */
export type Stage = 'document' | 'script' | 'workspace';

export interface SuppressedText {
  readonly text: string;
  readonly lines: LineIndex;
}

/** Faults of the text itself leave the rest unread; silencing them would silence everything. */
const NEVER: ReadonlySet<string> = new Set(['syntax-error', 'document-limit', 'internal-error']);

const FOREIGN = /^shellcheck-/;

/** What is said about comments is told after they did their work. */
const OWN: ReadonlySet<string> = new Set([suppressionWithoutReason, unknownSuppressedRule, unusedSuppression].map(({ id }) => id));

/** Whether comments can silence a rule. */
export function isSuppressible(rule: string): boolean {
  return !NEVER.has(rule) && !OWN.has(rule);
}

/**
 * The findings of a stage without those that comments of the text silence, and what is to be said about these comments: reasons that
 * are missing and rules that do not exist with the first stage, comments that silence nothing with the stage of their rule.
 */
export function applySuppressions({ text, lines }: SuppressedText, found: readonly Diagnostic[], stage: Stage): readonly Diagnostic[] {
  const suppressions = readSuppressions(text, lines);
  if (suppressions.length === 0) return found;
  const used = new Set<NamedRule>();
  const kept = found.filter((diagnostic) => {
    const silencing = suppressions.flatMap((suppression) => silencer(suppression, diagnostic, lines) ?? []);
    for (const name of silencing) used.add(name);
    return silencing.length === 0;
  });
  const told = suppressions.flatMap((suppression) => [
    ...(stage === 'document' ? formOf(suppression, text) : []),
    ...unused(suppression, { text, stage, used }),
  ]);
  return told.length === 0 ? kept : [...kept, ...told].sort((a, b) => a.range.start - b.range.start);
}

function silencer({ rules: names, line }: Suppression, { rule, range }: Diagnostic, lines: LineIndex): NamedRule | undefined {
  if (NEVER.has(rule) || (line !== undefined && lines.positionAt(range.start).line !== line)) return undefined;
  return names.find(({ id }) => id === rule);
}

function formOf({ rules: names, hasReason, range }: Suppression, text: string): readonly Diagnostic[] {
  const unknown = names.filter(({ id }) => !isKnown(id)).map((name) => unknownRule(name, text));
  if (names.length === 0) return [diagnostic(unknownSuppressedRule, range, 'This comment names no rule and silences nothing.')];
  return hasReason
    ? unknown
    : [...unknown, diagnostic(suppressionWithoutReason, range, 'Say behind a colon why this finding is silenced.')];
}

function unknownRule({ id, range }: NamedRule, text: string): Diagnostic {
  const suggestion = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const message = NEVER.has(id) ? `${quoted(id)} cannot be silenced.` : `There is no rule ${quoted(id)}.${didYouMean(suggestion)}`;
  const fixes = NEVER.has(id) ? undefined : respellAt(text, range, suggestion);
  return { ...diagnostic(unknownSuppressedRule, range, message), ...(fixes === undefined ? {} : { fixes }) };
}

interface Use {
  readonly text: string;
  readonly stage: Stage;
  readonly used: ReadonlySet<NamedRule>;
}

function unused(suppression: Suppression, { text, stage, used }: Use): readonly Diagnostic[] {
  const idle = suppression.rules.filter((name) => isKnown(name.id) && stageOf(name.id) === stage && !used.has(name));
  return idle.map((name) => {
    const fixes = [removal(suppression, name, text)];
    return { ...diagnostic(unusedSuppression, name.range, `Nothing is found here by ${quoted(name.id)}.`), fixes };
  });
}

const isKnown = (id: string) => !NEVER.has(id) && (FOREIGN.test(id) || ruleById(id) !== undefined);

function stageOf(id: string): Stage {
  if (FOREIGN.test(id) || isOfScripts(id)) return 'script';
  return ruleById(id)?.workspace === undefined ? 'document' : 'workspace';
}

/** Takes the rule out of its comment, or the whole comment, with its line where it stands alone. */
function removal({ rules: names, range }: Suppression, name: NamedRule, text: string): Fix {
  const at = names.indexOf(name);
  const next = names[at + 1];
  const before = names[at - 1];
  if (next !== undefined) return fix({ start: name.range.start, end: next.range.start });
  if (before !== undefined) return fix({ start: before.range.end, end: name.range.end });
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const isAlone = text.slice(lineStart, range.start).trim() === '';
  if (!isAlone) return fix({ start: lineStart + text.slice(lineStart, range.start).trimEnd().length, end: range.end });
  const lineEnd = text.indexOf('\n', range.end);
  return fix({ start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1 });
}

function fix(range: TextRange): Fix {
  return { title: 'Remove what silences nothing', safe: true, edits: [{ range, newText: '' }] };
}

/** What a rule of ours says at a place. */
function diagnostic({ id, severity }: Rule, range: TextRange, message: string): Diagnostic {
  return { rule: id, severity, message, range };
}
