import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Fix, TextEdit } from '../diagnostic.ts';
import { compatibleEdits } from '../edits.ts';
import type { Outward } from '../embedded/outward.ts';
import type { TextRange } from '../text.ts';
import { innermost } from './embedded.ts';
import type { Subject } from './language.ts';
import { languageOf } from './languages.ts';
import { suppressions } from './suppress.ts';
import type { CodeAction, FileEdits } from './types.ts';

/**
 * What can be done at a range: mends of the findings there, the mend of every finding of the same rule, comments that silence them, the
 * mend of all that is safe to mend, and refactorings of the language. `more` are findings of later stages: of scripts, across files.
 */
export function codeActions(subject: Subject, range: TextRange, more: readonly Diagnostic[] = []): readonly CodeAction[] {
  const all = [...subject.analysis.diagnostics, ...more];
  const here = all.filter((found) => found.range.start <= range.end && found.range.end >= range.start);
  const first = here.filter(({ rule }, at) => here.findIndex((other) => other.rule === rule) === at);
  return [
    ...here.flatMap(fixesOf),
    ...first.flatMap(({ rule }) => fixesOfRule(rule, all)),
    ...first.flatMap((found) => suppressions(subject, found)),
    ...fixAllSafe(subject.analysis),
    ...refactorings(subject, range),
  ];
}

function fixesOf({ rule, fixes = [] }: Diagnostic): readonly CodeAction[] {
  return fixes.map(({ title, safe, edits }) => ({ title, kind: 'quickfix', safe, rule, files: [{ edits }] }));
}

function fixesOfRule(rule: string, all: readonly Diagnostic[]): readonly CodeAction[] {
  const fixes = all.flatMap((found) => (found.rule === rule ? (found.fixes?.[0] ?? []) : []));
  if (fixes.length < 2) return [];
  const safe = fixes.every((fix) => fix.safe);
  return [{ title: `Fix all ${fixes.length} findings of ${rule}`, kind: 'quickfix', safe, rule, files: edited(fixes) }];
}

/** The safe mends of a whole document, as one action; none when nothing can be mended for certain. */
export function fixAllSafe({ diagnostics }: Analysis): readonly CodeAction[] {
  const fixes = diagnostics.flatMap((found) => found.fixes?.find(({ safe }) => safe) ?? []);
  return fixes.length === 0 ? [] : [{ title: 'Fix everything that is safe to fix', kind: 'source', safe: true, files: edited(fixes) }];
}

function edited(fixes: readonly Fix[]): readonly FileEdits[] {
  return [{ edits: compatibleEdits(fixes) }];
}

function refactorings(subject: Subject, range: TextRange): readonly CodeAction[] {
  const { subject: inner, outward } = innermost({ ...subject, offset: range.start });
  const { refactorings: offered } = languageOf(inner.analysis);
  if (offered === undefined) return [];
  if (outward === undefined) return offered(inner, range);
  const end = inner.offset + (range.end - range.start);
  return offered(inner, { start: inner.offset, end }).flatMap((action) => moved(action, outward) ?? []);
}

/** What would make files is not offered inside of others, which say nothing of them. */
function moved(action: CodeAction, outward: Outward): CodeAction | undefined {
  if (action.creates !== undefined) return undefined;
  const files: FileEdits[] = [];
  for (const file of action.files) {
    const edits: TextEdit[] = file.path === undefined ? file.edits.flatMap((edit) => outward.edit(edit) ?? []) : [...file.edits];
    if (edits.length < file.edits.length) return undefined;
    files.push({ ...file, edits });
  }
  return { ...action, files };
}
