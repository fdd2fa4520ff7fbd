import { decodeUtf8 } from './decode.ts';
import { type KeptOutcome, outcomeKey } from './kept-outcomes.ts';
import { type CacheEntry, type CachePlace, createKeptResults } from './kept-results.ts';
import type { CheckedText } from './lint-text.ts';
import type { LintOutcome, PlacedCandidate } from './outcome.ts';
import { readDocument } from './read-document.ts';
import type { TextLinter } from './text-linter.ts';
import type { LintWorkspace } from './workspaces.ts';

/** What a linter is made from: plain data, so that threads make their own. */
export interface LinterOptions {
  readonly workspaces: readonly LintWorkspace[];
  /** Whether findings tell their line and their fixes. */
  readonly detailed: boolean;
  /** The path of ShellCheck, to be asked about scripts. */
  readonly shellCheck?: string | undefined;
  /** Where outcomes are kept from run to run; undefined: nowhere. */
  readonly cache?: CachePlace | undefined;
}

/** Lints files by themselves; what they say among the others comes after all are known. */
export interface Linter {
  /** Never rejects for a fault of the file: one that cannot be read is an outcome. */
  lint(candidate: PlacedCandidate): Promise<LintOutcome>;
  /** The same for bytes that were read already. */
  lintBytes(candidate: PlacedCandidate, bytes: Uint8Array): Promise<KeptOutcome['outcome']>;
  check(candidate: PlacedCandidate, text: string): Promise<CheckedText>;
  readonly detailed: boolean;
  /** What was found since this was last asked and is worth keeping, and what another linter found so. */
  takeFound(): readonly CacheEntry<KeptOutcome>[];
  learn(entries: readonly CacheEntry<KeptOutcome>[]): void;
  /** Keeps what was found for the next run. */
  save(): Promise<void>;
}

export function createLinter(options: LinterOptions, signal = new AbortController().signal): Linter {
  const { workspaces, detailed, shellCheck, cache } = options;
  const settings = new Map(workspaces.map((workspace) => [workspace.root, workspace.settings]));
  const settingsOf = ({ root }: PlacedCandidate) => settings.get(root);
  const results = cache && createKeptResults<KeptOutcome>(cache);
  const keyOf = outcomeKey({ detailed, shellCheck, settingsOf });
  let loaded: Promise<TextLinter> | undefined;
  const proper = () => {
    loaded ??= import('./text-linter.ts').then(({ createTextLinter }) => createTextLinter({ detailed, shellCheck, settingsOf }, signal));
    return loaded;
  };

  const lintBytes = async (candidate: PlacedCandidate, bytes: Uint8Array): Promise<KeptOutcome['outcome']> => {
    const text = decodeUtf8(bytes);
    if (text === undefined) return (await proper()).undecodable(candidate, bytes);
    const key = results === undefined ? '' : keyOf(candidate, text);
    const known = results?.get(candidate.root, key);
    if (known !== undefined) return known.outcome;
    const linter = await proper();
    const checked = await linter.check(candidate, text);
    const outcome = linter.outcomeOf(candidate, checked);
    const scripts = checked.stages.flatMap(({ diagnostics }) => diagnostics);
    if (scripts.every(({ rule }) => rule !== 'shellcheck-failed')) results?.add({ root: candidate.root, key, value: { outcome, scripts } });
    return outcome;
  };
  return {
    detailed,
    lintBytes,
    check: async (candidate, text) => (await proper()).check(candidate, text, results?.get(candidate.root, keyOf(candidate, text))),
    takeFound: () => results?.takeAdded() ?? [],
    learn(entries) {
      for (const entry of entries) results?.add(entry);
    },
    save: async () => results?.save(),
    async lint(candidate) {
      const read = readDocument(candidate);
      return read.type === 'read' ? lintBytes(candidate, read.bytes) : read;
    },
  };
}
