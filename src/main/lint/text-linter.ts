import { analyze, type FileFacts, factsOf, settingsFor, type WorkspaceSettings } from '../../documents/index.ts';
import type { KeptOutcome } from './kept-outcomes.ts';
import { type CheckedText, findingsOf, toLinted } from './lint-text.ts';
import type { Linted, PlacedCandidate } from './outcome.ts';
import { pathWithin } from './path-within.ts';
import { createScriptStage } from './script-stage.ts';
import { createShellCheckQueue } from './shellcheck-queue.ts';
import { lintUndecodable } from './undecodable.ts';

/** The linter proper, in a module of its own: to load it takes longer than to lint a file, and a file that was linted before needs none. */
export interface TextLinter {
  /** The stages that need nothing but the text itself; `scripts` is what an earlier run found in its scripts. */
  check(candidate: PlacedCandidate, text: string, before?: Pick<KeptOutcome, 'scripts'>): Promise<CheckedText>;
  /** What is told of a text that was checked by itself. */
  outcomeOf(candidate: PlacedCandidate, checked: CheckedText): KeptOutcome['outcome'];
  undecodable(candidate: PlacedCandidate, bytes: Uint8Array): Linted;
}

interface TextLinterOptions {
  readonly detailed: boolean;
  readonly shellCheck?: string | undefined;
  readonly settingsOf: (candidate: PlacedCandidate) => WorkspaceSettings | undefined;
}

export function createTextLinter({ detailed, shellCheck, settingsOf }: TextLinterOptions, signal: AbortSignal): TextLinter {
  const stage = createScriptStage(shellCheck === undefined ? undefined : createShellCheckQueue(shellCheck, signal));
  return {
    async check(candidate, text, before) {
      const { file, root, path } = candidate;
      const settled = settingsOf(candidate);
      const settings = settled === undefined ? { severities: {} } : settingsFor(settled, pathWithin(root, path));
      const analysis = analyze(text, { fileName: file, settings });
      const diagnostics = before?.scripts ?? (await stage.check(analysis));
      return { file, settings, analysis, stages: [{ stage: 'script', diagnostics }] };
    },
    outcomeOf(candidate, checked) {
      if (!candidate.named && isForeign(checked)) return { type: 'skipped' };
      const document = toLinted(checked, findingsOf(checked), { detailed });
      const silences = checked.analysis.text.includes('kiln-ignore');
      return { type: 'linted', document, facts: factsOfText(checked, candidate), ...(silences && { silences }) };
    },
    undecodable: ({ file }, bytes) => ({ type: 'linted', document: lintUndecodable(file, bytes) }),
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
