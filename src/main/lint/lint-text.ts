import { type Analysis, type Diagnostic, type LintSettings, ruleById, type StageFindings, settleFindings } from '../../documents/index.ts';
import type { LintedDocument, LintFinding } from './outcome.ts';

/** A text after the stages that need nothing but itself. */
export interface CheckedText {
  /** As it is reported; also tells the kind of a document whose content does not. */
  readonly file: string;
  readonly settings: LintSettings;
  readonly analysis: Analysis;
  readonly stages: readonly StageFindings[];
}

/** All findings of a text: those of its own stages, and those among the other files where these were looked at. */
export function findingsOf({ analysis, settings, stages }: CheckedText, across?: AcrossFindings): readonly Diagnostic[] {
  if (across === undefined) return settleFindings(analysis, stages, settings);
  const settled = settleFindings(analysis, [...stages, { stage: 'workspace', diagnostics: across.diagnostics }], settings);
  return across.isWhole ? settled : settled.filter((found) => !needsWholeWorkspace(found, analysis.text));
}

/** What is found in a file among the others. */
export interface AcrossFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether all files of the workspace's folders were looked at, not just some that were named. */
  readonly isWhole: boolean;
}

/** That nobody uses a document, or that nothing is there to be silenced, can be said only when everything was looked at. */
function needsWholeWorkspace({ rule, range }: Diagnostic, text: string): boolean {
  if (rule === 'unused-document') return true;
  return rule === 'unused-suppression' && ruleById(text.slice(range.start, range.end))?.category === 'workspace';
}

/** The document as the reports tell it. */
export function toLinted(
  { file, analysis }: Pick<CheckedText, 'file' | 'analysis'>,
  diagnostics: readonly Diagnostic[],
  { detailed }: { detailed: boolean },
): LintedDocument {
  return {
    file,
    kind: analysis.kind,
    diagnostics: diagnostics.map((found) => (detailed ? toDetailed(found, analysis) : toFinding(found, analysis))),
  };
}

function toFinding({ rule, severity, message, range }: Diagnostic, { lines }: Analysis): LintFinding {
  return { rule, severity, message, range: lines.rangeOf(range) };
}

function toDetailed(found: Diagnostic, analysis: Analysis): LintFinding {
  const { text, lines } = analysis;
  const finding = toFinding(found, analysis);
  const at = finding.range.start.line;
  const line = text.slice(lines.starts[at], lines.starts[at + 1]);
  const fixes = (found.fixes ?? []).map(({ title, edits }) => ({
    title,
    edits: edits.map(({ range, newText }) => ({ range: lines.rangeOf(range), newText })),
  }));
  return { ...finding, line, ...(fixes.length > 0 && { fixes }) };
}
