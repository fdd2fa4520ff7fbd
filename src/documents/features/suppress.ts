import type { Analysis } from '../analysis.ts';
import type { Diagnostic, TextEdit } from '../diagnostic.ts';
import { isOfScripts } from '../rules/index.ts';
import { isSuppressible } from '../suppressions/apply.ts';
import { innermost } from './embedded.ts';
import type { Subject } from './language.ts';
import { nodeChainAt } from './node-chain.ts';
import type { CodeAction } from './types.ts';

/**
 * Comments that silence a finding, on its line or in the whole file. Why it is silenced is left for the author to say: as long as it is
 * missing another finding asks for it. None in JSON, which has no comments.
 */
export function suppressions(subject: Subject, finding: Diagnostic): readonly CodeAction[] {
  const { text } = subject.analysis;
  if (!isSuppressible(finding.rule) || /^\s*[{[]/.test(text)) return [];
  const onLine = lineEdit(subject, finding);
  const here = onLine === undefined ? [] : [action(`Suppress ${finding.rule} on this line`, finding, onLine)];
  return [...here, action(`Suppress ${finding.rule} in this file`, finding, fileEdit(text, finding.rule))];
}

function action(title: string, { rule }: Diagnostic, edit: TextEdit): CodeAction {
  return { title, kind: 'quickfix', safe: false, rule, files: [{ edits: [edit] }] };
}

/** A comment above the line, in the innermost document; undefined where it would become part of a text. */
function lineEdit(subject: Subject, { rule, range }: Diagnostic): TextEdit | undefined {
  const { subject: inner, outward } = innermost({ ...subject, offset: range.start });
  const { analysis, offset } = inner;
  const { text } = analysis;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const at = start + indentation.length;
  const before = textBefore(analysis, at);
  if (before !== undefined && !(isOfScripts(rule) && beginsStatement(before))) return undefined;
  const edit = { range: { start: at, end: at }, newText: `# kiln-ignore ${rule}:${lineEndOf(text)}${indentation}` };
  return outward === undefined ? edit : outward.edit(edit);
}

/** Above the first line that is no comment: directives of a Dockerfile have to stay first. */
function fileEdit(text: string, rule: string): TextEdit {
  const at = /^(?:\uFEFF?[ \t]*#[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
  return { range: { start: at, end: at }, newText: `# kiln-ignore-file ${rule}:${lineEndOf(text)}` };
}

/** What stands before a line in the scalar that it is part of; undefined for a line of the document itself. */
function textBefore({ tree, text }: Analysis, offset: number): string | undefined {
  const node = nodeChainAt(tree.root, offset).at(-1)?.node;
  if (node?.kind !== 'scalar' || node.range.start >= offset) return undefined;
  const before = text.slice(node.range.start, offset);
  return before.includes('\n') ? before : undefined;
}

/**
 * Whether a comment can stand behind the beginning of a script: no quote, here-document or continued line is open there. What cannot be
 * told counts as open.
 */
function beginsStatement(before: string): boolean {
  const isEven = (quote: string) => before.split(quote).length % 2 === 1;
  return !before.includes('<<') && isEven('"') && isEven("'") && !/[\\`|&,({[]\s*$/.test(before.replace(/^[|>][-+0-9]*/, ''));
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
