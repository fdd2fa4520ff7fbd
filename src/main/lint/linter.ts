import { analyze, type FileFacts, factsOf, type LintSettings, settingsFor } from '../../documents/index.ts';
import { cachedScripts, type FindInScripts } from './cached-scripts.ts';
import { decodeUtf8, lintUndecodable } from './decode.ts';
import { type CacheEntry, type CachePlace, createFindingsCache } from './findings-cache.ts';
import { type CheckedText, findingsOf, toLinted } from './lint-text.ts';
import type { Linted, LintOutcome, PlacedCandidate } from './outcome.ts';
import { readDocument } from './read-document.ts';
import { createScriptStage } from './script-stage.ts';
import { createShellCheckQueue } from './shellcheck-queue.ts';
import { type LintWorkspace, pathWithin } from './workspaces.ts';

/** What a linter is made from: plain data, so that threads make their own. */
export interface LinterOptions {
  readonly workspaces: readonly LintWorkspace[];
  /** Whether findings tell their line and their fixes. */
  readonly detailed: boolean;
  /** The path of ShellCheck, to be asked about scripts. */
  readonly shellCheck?: string | undefined;
  /** Where findings are kept from run to run; undefined: nowhere. */
  readonly cache?: CachePlace | undefined;
}

/** Lints files by themselves; what they say among the others comes after all are known. */
export interface Linter {
  /** Never rejects for a fault of the file: one that cannot be read is an outcome. */
  lint(candidate: PlacedCandidate): Promise<LintOutcome>;
  /** The same for bytes that were read already. */
  lintBytes(candidate: PlacedCandidate, bytes: Uint8Array): Promise<Linted | { readonly type: 'skipped' }>;
  check(candidate: PlacedCandidate, text: string): Promise<CheckedText>;
  readonly detailed: boolean;
  /** What was found since this was last asked and is worth keeping, and what another linter found so. */
  takeFound(): readonly CacheEntry[];
  learn(entries: readonly CacheEntry[]): void;
  /** Keeps what was found for the next run. */
  save(): Promise<void>;
}

export function createLinter(
  { workspaces, detailed, shellCheck, cache: place }: LinterOptions,
  signal = new AbortController().signal,
): Linter {
  const byRoot = new Map(workspaces.map((workspace) => [workspace.root, workspace]));
  const stage = createScriptStage(shellCheck === undefined ? undefined : createShellCheckQueue(shellCheck, signal));
  const cache = place && createFindingsCache(place);
  const findInScripts: FindInScripts = cache ? cachedScripts({ stage, cache, shellCheck }) : stage.check;

  const settingsOf = ({ root, path }: PlacedCandidate): LintSettings => {
    const workspace = byRoot.get(root);
    return workspace === undefined ? { severities: {} } : settingsFor(workspace.settings, pathWithin(root, path));
  };
  const check = async (candidate: PlacedCandidate, text: string): Promise<CheckedText> => {
    const { file, root } = candidate;
    const settings = settingsOf(candidate);
    const analysis = analyze(text, { fileName: file, settings });
    const diagnostics = await findInScripts(analysis, { root, file, settings });
    return { file, settings, analysis, stages: [{ stage: 'script', diagnostics }] };
  };
  const lintBytes = async (candidate: PlacedCandidate, bytes: Uint8Array): Promise<Linted | { readonly type: 'skipped' }> => {
    const text = decodeUtf8(bytes);
    if (text === undefined) return { type: 'linted', document: lintUndecodable(candidate.file, bytes) };
    const checked = await check(candidate, text);
    if (!candidate.named && isForeign(checked)) return { type: 'skipped' };
    const document = toLinted(checked, findingsOf(checked), { detailed });
    return { type: 'linted', document, facts: factsOfText(checked, candidate), ...(text.includes('kiln-ignore') && { silences: true }) };
  };
  return {
    detailed,
    check,
    lintBytes,
    takeFound: () => cache?.takeAdded() ?? [],
    learn(entries) {
      for (const entry of entries) cache?.add(entry);
    },
    save: async () => cache?.save(),
    async lint(candidate) {
      const read = readDocument(candidate);
      return read.type === 'read' ? lintBytes(candidate, read.bytes) : read;
    },
  };
}

export function factsOfText({ analysis }: CheckedText, { root, path }: PlacedCandidate): FileFacts {
  return factsOf(analysis, pathWithin(root, path));
}

/** A file that was found and is none of ours: other YAML, a Dockerfile that is no template, a template without our documents. */
function isForeign({ analysis: { kind, dockerfile, embedded, diagnostics } }: CheckedText): boolean {
  if (kind === 'dockerfile') return dockerfile === undefined;
  if (kind === 'cloudformation' || kind === 'terraform') return embedded.length === 0 && diagnostics.length === 0;
  return kind === 'unknown';
}
