import type { DocumentKind, PositionRange, Severity } from '../../documents/index.ts';

/** One finding as the reports tell it: lines and columns from 0. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
}

export interface LintedDocument {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly diagnostics: readonly LintFinding[];
}

/** What became of one file. It crosses from worker threads, so it is plain data. */
export type LintOutcome =
  | { readonly type: 'linted'; readonly document: LintedDocument }
  | { readonly type: 'skipped' }
  | { readonly type: 'unreadable'; readonly file: string; readonly message: string };

/** A file to look at. One that was named is linted whatever it holds; one that was found only when it is a document. */
export interface LintCandidate {
  /** As it is reported: relative to the working folder unless it was named otherwise. */
  readonly file: string;
  readonly path: string;
  readonly named: boolean;
}
