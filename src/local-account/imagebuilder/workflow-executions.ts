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
import { defaultWorkflowArn } from './default-workflows.ts';
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
  const { id, image, kind } = workflow(account, input.workflowExecutionId);
  const { items, ...more } = page(input, ['step', id], (after) => stepsOf(account.store, id, after));
  const of = { workflowExecutionId: id, workflowBuildVersionArn: defaultWorkflowArn(account.region, kind), imageBuildVersionArn: image };
  return { ...of, steps: items.map(toStep), ...more };
}

/** One step by its id; inputs and outputs are JSON as text. */
export function getWorkflowStepExecution(
  account: Account,
  input: Valid<GetWorkflowStepExecutionRequest>,
): GetWorkflowStepExecutionResponse {
  const step = findStep(account.store, input.stepExecutionId);
  if (!step) throw missing('WorkflowStepExecution', input.stepExecutionId);
  const { id, image, kind } = workflow(account, step.workflow);
  const of = { workflowExecutionId: id, workflowBuildVersionArn: defaultWorkflowArn(account.region, kind), imageBuildVersionArn: image };
  return { ...of, ...toStep(step), onFailure: 'Abort', timeoutSeconds: stepTimeoutSeconds };
}

/** The steps of Amazon's default workflows may take twelve hours, the most that a step can. */
const stepTimeoutSeconds = 43_200;

function workflow(account: Account, id: string): WorkflowRow {
  const row = findWorkflow(account.store, id);
  if (!row) throw missing('WorkflowExecution', id);
  return row;
}

function toExecution(account: Account, row: WorkflowRow): WorkflowExecutionMetadata {
  const steps = stepsOf(account.store, row.id);
  const count = (...statuses: readonly string[]) => steps.filter(({ status }) => statuses.includes(status)).length;
  return {
    workflowBuildVersionArn: defaultWorkflowArn(account.region, row.kind),
    workflowExecutionId: row.id,
    type: row.kind,
    status: row.status,
    message: row.message,
    totalStepCount: row.steps,
    totalStepsSucceeded: count('COMPLETED'),
    totalStepsFailed: count('FAILED'),
    totalStepsSkipped: count('SKIPPED'),
    startTime: row.started,
    endTime: row.ended,
  };
}

function toStep(row: StepRow): WorkflowStepMetadata {
  const { id: stepExecutionId, name, action, status, message, inputs, outputs, started: startTime, ended: endTime } = row;
  return { stepExecutionId, name, action, status, message, inputs, outputs, startTime, endTime };
}

function missing(type: string, id: string): AwsError {
  return new AwsError('ResourceNotFoundException', `The resource with type '${type}' and identifier '${id}' cannot be found.`);
}
