import type { DocumentKind, FileFacts, PositionRange, Severity } from '../../documents/index.ts';

/** One change that a fix makes: lines and columns from 0. */
export interface FoundEdit {
  readonly range: PositionRange;
  readonly newText: string;
}

export interface FoundFix {
  readonly title: string;
  readonly edits: readonly FoundEdit[];
}

/** One finding as the reports tell it: lines and columns from 0. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
  /** The text of the line where it begins, and how it can be mended: only where details were asked for. */
  readonly line?: string;
  readonly fixes?: readonly FoundFix[];
}

export interface LintedDocument {
  readonly file: string;
  readonly kind: DocumentKind;
  readonly diagnostics: readonly LintFinding[];
}

/** A file that could not be read, and why. */
export interface Unreadable {
  readonly type: 'unreadable';
  readonly file: string;
  readonly message: string;
}

export interface Linted {
  readonly type: 'linted';
  readonly document: LintedDocument;
  /** What the file tells the others of its workspace; undefined when it is in none. */
  readonly facts?: FileFacts;
  /** Whether it has comments that silence findings. */
  readonly silences?: boolean;
}

/** What became of one file. It crosses from worker threads, so it is plain data. */
export type LintOutcome = Linted | { readonly type: 'skipped' } | Unreadable;

/** A file to look at. One that was named is linted whatever it holds; one that was found only when it is a document. */
export interface LintCandidate {
  /** As it is reported: relative to the working folder unless it was named otherwise. */
  readonly file: string;
  readonly path: string;
  readonly named: boolean;
  /** What came out of a pipe, which gives it once. */
  readonly bytes?: Uint8Array;
}

/** A candidate with the root of the workspace that it belongs to. */
export interface PlacedCandidate extends LintCandidate {
  readonly root: string;
}

/** A candidate and what became of it. */
export interface PlacedOutcome {
  readonly candidate: PlacedCandidate;
  readonly outcome: LintOutcome;
}
