import type { Severity } from '../diagnostic.ts';

/** What a workspace settles about linting, resolved for one file. Plain data. */
export interface LintSettings {
  /** Severity by rule id, `off` for rules that do not run; a rule that is not named keeps its own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The operating systems that the workspace builds for; undefined: any. */
  readonly platforms?: readonly ('Linux' | 'Windows' | 'macOS')[];
}

export const defaultSettings: LintSettings = { severities: {} };
