import { statSync } from 'node:fs';
import type { Diagnostic, WorkspaceSettings } from '../../documents/index.ts';
import { cacheKey } from './kept-results.ts';
import type { Linted, PlacedCandidate } from './outcome.ts';

/** What is kept of a file: what became of it, and what was found in its scripts, in case it is looked at again among the others. */
export interface KeptOutcome {
  readonly outcome: Linted | { readonly type: 'skipped' };
  readonly scripts: readonly Diagnostic[];
}

interface OutcomeKeyOptions {
  readonly detailed: boolean;
  /** The path of ShellCheck, if it is asked. */
  readonly shellCheck?: string | undefined;
  readonly settingsOf: (candidate: PlacedCandidate) => WorkspaceSettings | undefined;
}

/** Tells the key of a text: a hash of all that its outcome depends on beside the linter and the workspace's root. */
export type OutcomeKey = (candidate: PlacedCandidate, text: string) => string;

export function outcomeKey({ detailed, shellCheck, settingsOf }: OutcomeKeyOptions): OutcomeKey {
  const asked = [String(detailed), shellCheck === undefined ? 'none' : identityOf(shellCheck)];
  const written = new Map<WorkspaceSettings | undefined, string>();
  return (candidate, text) => {
    const settings = settingsOf(candidate);
    const settled = written.get(settings) ?? JSON.stringify(settings ?? null);
    written.set(settings, settled);
    return cacheKey(text, candidate.file, candidate.path, String(candidate.named), settled, ...asked);
  };
}

/** Another ShellCheck may have other remarks. */
function identityOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return `${path} ${status?.size} ${status?.mtimeMs} ${status?.ino}`;
}
