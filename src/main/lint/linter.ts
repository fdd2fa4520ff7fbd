import { type FileFacts, factsOf, type LintSettings, settingsFor } from '../../documents/index.ts';
import { decodeUtf8, lintUndecodable } from './decode.ts';
import { type CheckedText, checkText, findingsOf, toLinted } from './lint-text.ts';
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
}

/** Lints files by themselves; what they say among the others comes after all are known. */
export interface Linter {
  /** Never rejects for a fault of the file: one that cannot be read is an outcome. */
  lint(candidate: PlacedCandidate): Promise<LintOutcome>;
  /** The same for bytes that were read already. */
  lintBytes(candidate: PlacedCandidate, bytes: Uint8Array): Promise<Linted | { readonly type: 'skipped' }>;
  check(candidate: PlacedCandidate, text: string): Promise<CheckedText>;
  readonly detailed: boolean;
}

export function createLinter({ workspaces, detailed, shellCheck }: LinterOptions, signal = new AbortController().signal): Linter {
  const byRoot = new Map(workspaces.map((workspace) => [workspace.root, workspace]));
  const scripts = createScriptStage(shellCheck === undefined ? undefined : createShellCheckQueue(shellCheck, signal));

  const settingsOf = ({ root, path }: PlacedCandidate): LintSettings => {
    const workspace = byRoot.get(root);
    return workspace === undefined ? { severities: {} } : settingsFor(workspace.settings, pathWithin(root, path));
  };
  const check = (candidate: PlacedCandidate, text: string) =>
    checkText(scripts, text, { file: candidate.file, settings: settingsOf(candidate) });
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
