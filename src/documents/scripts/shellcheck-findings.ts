import type { Diagnostic, Severity } from '../diagnostic.ts';
import { outerRange } from '../syntax/text-map.ts';
import { LineIndex, type TextRange } from '../text.ts';
import { readBash } from './bash/syntax.ts';
import { mayBeMasked } from './mask-references.ts';
import type { Script } from './model.ts';

/** One remark of ShellCheck as its output `json1` has it: lines and columns from 1, columns counted in characters. */
export interface ShellCheckRemark {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly code: number;
  readonly message: string;
}

/** Remarks about other files and about the first line, which AWSTOE writes. */
const pointless: ReadonlySet<number> = new Set([1090, 1091, 2148]);
/** Remarks that a word is always the same, which is not so where it stands for a reference. */
const aboutConstants: ReadonlySet<number> = new Set([
  2043, 2050, 2066, 2078, 2157, 2158, 2159, 2160, 2161, 2170, 2193, 2194, 2209, 2309, 2319,
]);

/** What bash takes is no error for us, whatever ShellCheck thinks of it. */
const severities: Readonly<Record<ShellCheckRemark['level'], Severity>> = {
  error: 'warning',
  warning: 'warning',
  info: 'info',
  style: 'info',
};

/** Whether ShellCheck has anything to say about a script: it is for shells, and one that cannot be read is reported without it. */
export function isForShellCheck({ language, text }: Script): boolean {
  return language === 'bash' && readBash(text).fault === undefined;
}

/** ShellCheck's remarks about a script as findings in the document, under rules like `shellcheck-SC2086`. */
export function shellCheckFindings(script: Script, remarks: readonly ShellCheckRemark[]): readonly Diagnostic[] {
  const lines = new LineIndex(script.text);
  return remarks.flatMap((remark) => {
    if (pointless.has(remark.code)) return [];
    const range = rangeOf(remark, lines, script.text);
    if (aboutConstants.has(remark.code) && mayBeMasked(linesOf(script.text, range))) return [];
    const rule = `shellcheck-SC${remark.code}`;
    return [{ rule, severity: severities[remark.level], message: remark.message, range: outerRange(script.map, range) }];
  });
}

/** A ShellCheck that does not do its work takes nothing from the other findings, but is told of, at the first of the scripts. */
export function shellCheckFailure(scripts: readonly Script[], reason: string): Diagnostic {
  const at = scripts[0]?.map.toOuter(0) ?? 0;
  const message = `ShellCheck could not look at the scripts of this document: ${reason}`;
  return { rule: 'shellcheck-failed', severity: 'info', message, range: { start: at, end: at } };
}

/** The whole lines around a range: ShellCheck points at an operator and means its operands. */
function linesOf(text: string, { start, end }: TextRange): string {
  const lineEnd = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, lineEnd === -1 ? text.length : lineEnd);
}

function rangeOf({ line, endLine, column, endColumn }: ShellCheckRemark, lines: LineIndex, text: string): TextRange {
  const start = offsetOf(lines, text, { line, column });
  return { start, end: Math.max(start, offsetOf(lines, text, { line: endLine, column: endColumn })) };
}

/** Characters are not UTF-16 code units: an emoji is one of the first and two of the others. */
function offsetOf({ starts }: LineIndex, text: string, { line, column }: { line: number; column: number }): number {
  const start = starts[line - 1] ?? text.length;
  const end = starts[line] ?? text.length + 1;
  const before = [...text.slice(start, end - 1)].slice(0, column - 1).join('');
  return start + before.length;
}
