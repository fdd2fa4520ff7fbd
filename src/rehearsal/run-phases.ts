import type { ExecutablePhase, ExecutableStep, PositionRange } from '../documents/index.ts';
import type { DocumentRun } from './document-run.ts';
import { runStep } from './run-step.ts';
import type { StepResult } from './step-reporter.ts';

export interface StepFailure {
  readonly phase: string;
  readonly step: string;
  readonly action: string;
  readonly range: PositionRange;
  readonly message: string;
}

export interface StepCounts {
  /** Steps that ran, whatever became of them. */
  readonly executedSteps: number;
  /** Those that failed and count as failures of the document. */
  readonly failedSteps: number;
  readonly ignoredSteps: number;
  readonly skippedSteps: number;
  /** Steps whose fidelity was less than exact. */
  readonly inexactSteps: number;
}

export interface DocumentOutcome extends StepCounts {
  readonly status: 'Success' | 'SuccessWithIgnoredFailure' | 'Failed' | 'Cancelled';
  readonly executionId: string;
  /** The first step that failed. */
  readonly failed?: StepFailure;
}

/** Runs the chosen phases (absent: all) in the document's order, until the end or a failure that aborts. */
export async function runPhases(run: DocumentRun, chosen: readonly string[] | undefined): Promise<DocumentOutcome> {
  const results: StepResult[] = [];
  let failed: StepFailure | undefined;
  for (const { phase, step } of chosenSteps(run, chosen)) {
    const result = await runStep(run, phase, step);
    results.push(result);
    if (run.signal.aborted) break;
    if (!hasFailed(result)) continue;
    failed ??= { ...placeOf(run, phase, step), message: run.secrets.mask(result.message ?? 'it failed') };
    if (step.onFailure === 'Abort') break;
  }
  const counts = countsOf(results);
  const { executionId } = run;
  if (run.signal.aborted) return { status: 'Cancelled', executionId, ...counts };
  if (failed !== undefined) return { status: 'Failed', executionId, ...counts, failed };
  return { status: counts.ignoredSteps > 0 ? 'SuccessWithIgnoredFailure' : 'Success', executionId, ...counts };
}

/** The steps of the chosen phases (absent: all), in the order in which they would run. */
export function* chosenSteps(
  { document }: Pick<DocumentRun, 'document'>,
  chosen: readonly string[] | undefined,
): Generator<{ readonly phase: ExecutablePhase; readonly step: ExecutableStep }> {
  for (const phase of document.phases) {
    if (chosen !== undefined && !chosen.includes(phase.name)) continue;
    for (const step of phase.steps) yield { phase, step };
  }
}

/** Where a step stands, as events and failures name it. */
export function placeOf(run: Pick<DocumentRun, 'lines'>, phase: ExecutablePhase, step: ExecutableStep): Omit<StepFailure, 'message'> {
  return { phase: phase.name, step: step.name, action: step.action, range: run.lines.rangeOf(step.range) };
}

function hasFailed({ status }: StepResult): boolean {
  return status === 'Failed' || status === 'TimedOut';
}

function countsOf(results: readonly StepResult[]): StepCounts {
  const count = (matches: (result: StepResult) => boolean): number => results.filter(matches).length;
  return {
    executedSteps: count(({ status }) => status !== 'Skipped'),
    failedSteps: count(hasFailed),
    ignoredSteps: count(({ status }) => status === 'IgnoredFailure'),
    skippedSteps: count(({ status }) => status === 'Skipped'),
    inexactSteps: count(({ fidelity }) => fidelity.level !== 'exact'),
  };
}
