import type { LintedDocument, Unreadable } from '../outcome.ts';

/** All that a run of the linter has to tell. */
export interface LintReport {
  readonly documents: readonly LintedDocument[];
  readonly unreadable: readonly Unreadable[];
  /** The folder that relative file names start from. */
  readonly cwd: string;
  /** Whether it goes to a terminal that takes colours. */
  readonly colour: boolean;
}

/** One way to write a report; returns the whole text. */
export interface ReportFormat {
  readonly name: string;
  /** Whether it tells the line of a finding and its fixes, which are not collected otherwise. */
  readonly detailed?: boolean;
  write(report: LintReport): string;
}
