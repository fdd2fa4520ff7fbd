import { randomUUID } from 'node:crypto';
import { analyze, toExecutable } from '../documents/index.ts';
import type { NestedOutcome, NestedRequest } from './actions/action.ts';
import { ActionFailure } from './actions/action-failure.ts';
import { MAX_DOCUMENT_DEPTH } from './decisions.ts';
import type { DocumentRun, StepRun } from './document-run.ts';
import type { RehearsalEvent } from './events.ts';
import { missingParameters, parameterValues } from './parameters.ts';
import { type DocumentOutcome, runPhases } from './run-phases.ts';
import { ChainingScope } from './scope.ts';

/**
 * Runs the document of an ExecuteDocument step with a chaining scope of its own. Its steps stand in no file of this run, so they are told
 * as log lines of the outer step.
 */
export async function runNested(step: StepRun, request: NestedRequest): Promise<NestedOutcome> {
  const { run } = step;
  refuseRecursion(step, request);
  const analysis = analyze(request.text);
  const error = analysis.diagnostics.find(({ severity }) => severity === 'error');
  const document = toExecutable(analysis);
  if (document === undefined || error !== undefined) {
    throw new ActionFailure(`${request.title} is not a valid component document${error === undefined ? '' : `: ${error.message}`}`);
  }
  const missing = missingParameters(document, request.parameters);
  if (missing.length > 0) throw new ActionFailure(`${request.title} needs a value for ${missing.join(', ')}`);
  const nested: DocumentRun = {
    ...run,
    emit: retell(request),
    signal: step.machine.signal,
    document,
    lines: analysis.lines,
    ancestry: [...run.ancestry, request.text],
    parameters: parameterValues(document, request.parameters),
    executionId: randomUUID(),
    scope: new ChainingScope(),
  };
  const outcome = await runPhases(nested, request.phases);
  step.machine.signal.throwIfAborted();
  return nestedOutcome(outcome, request.title);
}

/** Documented: a document may not run itself or one that it is nested in, except out of a loop, and the nesting has a limit. */
function refuseRecursion({ run, step }: StepRun, { text, title }: NestedRequest): void {
  if (step.loop === undefined && run.ancestry.includes(text)) throw new ActionFailure(`${title} would run itself again without end`);
  if (run.ancestry.length > MAX_DOCUMENT_DEPTH)
    throw new ActionFailure(`documents can be nested ${MAX_DOCUMENT_DEPTH} levels deep, not more`);
}

function retell({ log, title }: NestedRequest): (event: RehearsalEvent) => void {
  return (event) => {
    if (event.type === 'output') log(event.stream, event.lines);
    if (event.type === 'stepStarted') log('stdout', [`${title}: ${event.phase} / ${event.step}`]);
    if (event.type === 'stepFinished' && event.status !== 'Success') {
      log('stderr', [
        `${title}: ${event.phase} / ${event.step}: ${event.status}${event.message === undefined ? '' : `: ${event.message}`}`,
      ]);
    }
  };
}

function nestedOutcome(outcome: DocumentOutcome, title: string): NestedOutcome {
  const { failed } = outcome;
  const failureMessage = failed === undefined ? undefined : `${title} failed in ${failed.phase} / ${failed.step}: ${failed.message}`;
  return {
    outputs: {
      executionId: outcome.executionId,
      status: failed === undefined ? 'success' : 'failed',
      executedStepCount: String(outcome.executedSteps),
      failedStepCount: String(outcome.failedSteps),
      ignoredFailedStepCount: String(outcome.ignoredSteps),
      failureMessage: failureMessage ?? '',
      logUrl: '', // where AWSTOE wrote its files; a rehearsal writes none
    },
    failureMessage,
    caveat: outcome.inexactSteps > 0 ? `${outcome.inexactSteps} steps of ${title} were less than exact` : undefined,
  };
}
