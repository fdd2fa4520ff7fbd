import type { FailureCause } from '../../contract/index.ts';
import { failurePatterns } from './catalogue.ts';
import { keptLines, linesThatMatter } from './last-lines.ts';
import type { FailedStep, FailurePattern } from './pattern.ts';

export interface Diagnosis {
  /** undefined: nothing that is known. */
  readonly cause: FailureCause | undefined;
  /** What to do next, in a sentence or two. */
  readonly advice: string;
  /** The last lines that matter. */
  readonly lines: readonly string[];
}

/** What of a log is looked at: the end of it, and of each line as much as a message has. The log is untrusted and may be endless. */
const longestLine = 2000;
const longestEvidence = 300;

/** Everything that was said, cut to a bounded size; the last line first, since it is the one that ended the step. */
interface Said {
  readonly lines: readonly string[];
  readonly reasons: readonly string[];
  readonly exitCode: number | undefined;
}

const cut = (text: string) => text.slice(0, longestLine);

/** Steps tell their exit code in words where the log alone is known. */
function exitCodeIn(message: string): number | undefined {
  const [, code] = /exit (?:status|code):? (\d{1,5})/i.exec(message) ?? [];
  return code === undefined ? undefined : Number(code);
}

function saidBy({ message, reasons = [], lines, exitCode }: FailedStep): Said {
  const cutReasons = [message, ...reasons.slice(0, 20)].map(cut);
  return {
    lines: lines.slice(-keptLines).reverse().map(cut),
    reasons: cutReasons,
    exitCode: exitCode ?? exitCodeIn(cut(message)),
  };
}

/** What shows that a pattern is at work: the very text; undefined where nothing does. */
function evidenceOf({ signs, when = {} }: FailurePattern, step: FailedStep, said: Said): string | undefined {
  if (when.network !== undefined && step.network !== when.network) return undefined;
  const everything = [...said.lines, ...said.reasons];
  const { besides } = when;
  if (besides && !everything.some((text) => besides.test(text))) return undefined;
  const { line, reason } = signs;
  const text = (line && everything.find((one) => line.test(one))) ?? (reason && said.reasons.find((one) => reason.test(one)));
  if (text !== undefined) return text;
  if (said.exitCode !== undefined && signs.exitCodes?.includes(said.exitCode)) return `exit code ${said.exitCode}`;
  if (signs.timedOut && step.timedOut) return step.message;
  const isOfKind = (sign: string | undefined, actual: string | undefined) => sign !== undefined && sign === actual;
  return isOfKind(signs.action, step.action) || isOfKind(signs.phase, step.phase) ? step.message : undefined;
}

function causeOf({ id, title, cause, confidence, page }: FailurePattern, evidence: string): FailureCause {
  return {
    id,
    title,
    explanation: cause,
    confidence,
    evidence: evidence.slice(0, longestEvidence),
    ...(page === undefined ? {} : { page }),
  };
}

/** Finds the likely cause of a failure in the catalogue. Its work is bounded, whatever the log holds. */
export function diagnose(step: FailedStep): Diagnosis {
  const said = saidBy(step);
  for (const pattern of failurePatterns) {
    const evidence = evidenceOf(pattern, step, said);
    if (evidence !== undefined)
      return { cause: causeOf(pattern, evidence), advice: pattern.advice, lines: linesThatMatter(step.lines, evidence) };
  }
  const advice = 'Read the last lines of the log, mend the step and run it again.';
  return { cause: undefined, advice, lines: linesThatMatter(step.lines, undefined) };
}
