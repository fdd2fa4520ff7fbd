import type { Analysis } from '../analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { scriptsOf } from './scripts-of.ts';
import { isForShellCheck, type ShellCheckRemark, shellCheckFailure, shellCheckFindings } from './shellcheck-findings.ts';

/** What ShellCheck says about some scripts. */
export type ShellCheckAnswer =
  | { readonly type: 'not-installed' }
  /** It did not do its work, or not in time. */
  | { readonly type: 'failed'; readonly reason: string }
  /** For each script, in their order. */
  | { readonly type: 'remarks'; readonly remarks: readonly (readonly ShellCheckRemark[])[] };

/** ShellCheck in an editor: it comes after all else, knows a script by its text, and is asked for nothing that it was asked before. */
export interface ShellCheckStage {
  /** What is known of the scripts of that analysis by now. */
  known(analysis: Analysis): readonly Diagnostic[];
  /**
   * Asks about the scripts that are new, once nothing was typed for a moment. Resolves to whether that brought anything for `known`;
   * it brings nothing when `isCurrent` says that there is a newer text, and without ShellCheck.
   */
  check(analysis: Analysis, isCurrent: () => boolean): Promise<boolean>;
}

interface ShellCheckStageDeps {
  /** Undefined: nobody could be asked, so that it is worth asking again. */
  readonly ask: (scripts: readonly string[]) => Promise<ShellCheckAnswer | undefined>;
  /** Waits until it is likely that nothing more is typed. */
  readonly rest: () => Promise<void>;
}

/** As many scripts as some large workspaces have. */
const MOST_REMEMBERED = 2000;

export function createShellCheckStage({ ask, rest }: ShellCheckStageDeps): ShellCheckStage {
  const remembered = new Map<string, readonly ShellCheckRemark[]>();
  const found = new WeakMap<Analysis, readonly Diagnostic[]>();
  let isMissing = false;
  // One question at a time: a ShellCheck that hangs is not started again for every text that is typed meanwhile.
  let lastAnswer: Promise<unknown> = Promise.resolve();

  const remember = (script: string, remarks: readonly ShellCheckRemark[]) => {
    remembered.set(script, remarks);
    const oldest = remembered.size > MOST_REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
  };
  const findingsIn = (analysis: Analysis): readonly Diagnostic[] =>
    scriptsOf(analysis).flatMap((script) => {
      const remarks = script.language === 'bash' ? remembered.get(script.text) : undefined;
      return remarks === undefined ? [] : shellCheckFindings(script, remarks);
    });
  const known = (analysis: Analysis): readonly Diagnostic[] => {
    const findings = found.get(analysis) ?? (remembered.size === 0 ? [] : findingsIn(analysis));
    found.set(analysis, findings);
    return findings;
  };
  /** What was asked for other documents meanwhile may be about the same scripts. */
  const takeAll = (analysis: Analysis): boolean => {
    const before = known(analysis).length;
    found.set(analysis, findingsIn(analysis));
    return known(analysis).length !== before;
  };
  const askAbout = async (analysis: Analysis, isCurrent: () => boolean): Promise<boolean> => {
    if (isMissing || !isCurrent()) return false;
    const shells = scriptsOf(analysis).filter((script) => !remembered.has(script.text) && isForShellCheck(script));
    const scripts = [...new Set(shells.map(({ text }) => text))];
    if (scripts.length === 0) return takeAll(analysis);
    const answer = await ask(scripts);
    if (answer === undefined) return false;
    isMissing = answer.type === 'not-installed';
    if (answer.type === 'remarks') for (const [at, script] of scripts.entries()) remember(script, answer.remarks[at] ?? []);
    const failure = answer.type === 'failed' ? [shellCheckFailure(shells, answer.reason)] : [];
    found.set(analysis, [...findingsIn(analysis), ...failure]);
    return !isMissing;
  };
  return {
    known,
    async check(analysis, isCurrent) {
      if (isMissing) return false;
      await rest();
      const answer = lastAnswer.then(() => askAbout(analysis, isCurrent));
      lastAnswer = answer.catch(() => undefined); // whoever asked is told; the next one's turn comes all the same
      return answer;
    },
  };
}
