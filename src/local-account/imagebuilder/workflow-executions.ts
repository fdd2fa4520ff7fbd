import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  GetWorkflowExecutionRequest,
  GetWorkflowExecutionResponse,
  GetWorkflowStepExecutionRequest,
  GetWorkflowStepExecutionResponse,
  ListWorkflowExecutionsRequest,
  ListWorkflowExecutionsResponse,
  ListWorkflowStepExecutionsRequest,
  ListWorkflowStepExecutionsResponse,
  WorkflowExecutionMetadata,
  WorkflowStepMetadata,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findStep, findWorkflow, type StepRow, stepsOf, type WorkflowRow, workflowsOf } from '../store/executions.ts';
import { isOwnArn } from './arn.ts';
import { workflowArnOf } from './default-workflows.ts';
import { page } from './page.ts';
import { getResource } from './resolve.ts';

/** The executions of an image build, in the order in which they began. */
export function listWorkflowExecutions(account: Account, input: Valid<ListWorkflowExecutionsRequest>): ListWorkflowExecutionsResponse {
  const { arn } = getResource(account, 'image', input.imageBuildVersionArn);
  const { items, ...more } = page(input, ['workflow', arn], (after) => workflowsOf(account.store, arn, after));
  return { imageBuildVersionArn: arn, workflowExecutions: items.map((row) => toExecution(account, row)), ...more };
}

/** One execution by its id, with the counts of its steps. */
export function getWorkflowExecution(account: Account, input: Valid<GetWorkflowExecutionRequest>): GetWorkflowExecutionResponse {
  const row = workflow(account, input.workflowExecutionId);
  return { ...toExecution(account, row), imageBuildVersionArn: row.image };
}

/** The steps of an execution that have begun, in order. */
export function listWorkflowStepExecutions(
  account: Account,
  input: Valid<ListWorkflowStepExecutionsRequest>,
): ListWorkflowStepExecutionsResponse {
  const { id, image, ...source } = workflow(account, input.workflowExecutionId);
  const { items, ...more } = page(input, ['step', id], (after) => stepsOf(account.store, id, after));
  const of = { workflowExecutionId: id, workflowBuildVersionArn: workflowArnOf(account.region, source), imageBuildVersionArn: image };
  return { ...of, steps: items.map(toStep), ...more };
}

/** One step by its id; inputs and outputs are JSON as text. */
export function getWorkflowStepExecution(
  account: Account,
  input: Valid<GetWorkflowStepExecutionRequest>,
): GetWorkflowStepExecutionResponse {
  const step = findStep(account.store, input.stepExecutionId);
  if (!step) throw missing('WorkflowStepExecution', input.stepExecutionId);
  const { id, image, ...source } = workflow(account, step.workflow);
  const of = { workflowExecutionId: id, workflowBuildVersionArn: workflowArnOf(account.region, source), imageBuildVersionArn: image };
  const { onFailure, timeoutSeconds = unwrittenTimeout } = step;
  // Actions may take longer than the twelve hours that the API can tell.
  return { ...of, ...toStep(step), onFailure, timeoutSeconds: Math.min(timeoutSeconds, 43_200) };
}

/** Of steps from before their time limits were written down. */
const unwrittenTimeout = 43_200;

function workflow(account: Account, id: string): WorkflowRow {
  const row = findWorkflow(account.store, id);
  if (!row || !isOwnArn(account, row.image)) throw missing('WorkflowExecution', id);
  return row;
}

function toExecution(account: Account, row: WorkflowRow): WorkflowExecutionMetadata {
  const steps = stepsOf(account.store, row.id);
  const count = (...statuses: readonly string[]) => steps.filter(({ status }) => statuses.includes(status)).length;
  return {
    workflowBuildVersionArn: workflowArnOf(account.region, row),
    workflowExecutionId: row.id,
    type: row.kind,
    parallelGroup: row.parallelGroup,
    status: row.status,
    message: row.message,
    totalStepCount: row.steps,
    totalStepsSucceeded: count('COMPLETED'),
    totalStepsFailed: count('FAILED'),
    totalStepsSkipped: count('SKIPPED'),
    startTime: row.started,
    endTime: row.ended,
    retried: row.retried,
  };
}

/** Clients newer than our SDK know of attempts. */
function toStep(row: StepRow): WorkflowStepMetadata & { readonly attemptNumber: number; readonly maxAttempts: number } {
  const { id: stepExecutionId, name, action, status, rollback: rollbackStatus, message, inputs, outputs } = row;
  const { started: startTime, ended: endTime, attempt: attemptNumber, maxAttempts } = row;
  return {
    stepExecutionId,
    name,
    action,
    status,
    rollbackStatus,
    message,
    inputs,
    outputs,
    startTime,
    endTime,
    attemptNumber,
    maxAttempts,
  };
}

function missing(type: string, id: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The resource with type '${type}' and identifier '${id}' cannot be found.`);
}
