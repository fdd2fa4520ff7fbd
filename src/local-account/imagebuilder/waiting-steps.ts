import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  ListWaitingWorkflowStepsRequest,
  ListWaitingWorkflowStepsResponse,
  SendWorkflowStepActionRequest,
  SendWorkflowStepActionResponse,
  WorkflowStepExecution,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findStep, findWorkflow, type WaitingStep, waitingSteps } from '../store/executions.ts';
import { invalidValue, isOwnArn } from './arn.ts';
import { notWaiting } from './decisions.ts';
import { workflowArnOf } from './default-workflows.ts';
import { page } from './page.ts';

/** The steps of all images that wait for somebody's word. */
export function listWaitingWorkflowSteps(
  account: Account,
  input: Valid<ListWaitingWorkflowStepsRequest>,
): ListWaitingWorkflowStepsResponse {
  const { items, ...more } = page(input, ['waiting'], (after) =>
    waitingSteps(account.store, after).filter(({ image }) => isOwnArn(account, image)),
  );
  return { steps: items.map((step) => toWaitingStep(account, step)), ...more };
}

function toWaitingStep({ region }: Account, step: WaitingStep): WorkflowStepExecution {
  const { id: stepExecutionId, name, action, started: startTime, workflow: workflowExecutionId, image: imageBuildVersionArn } = step;
  const workflowBuildVersionArn = workflowArnOf(region, step);
  return { stepExecutionId, imageBuildVersionArn, workflowExecutionId, workflowBuildVersionArn, name, action, startTime };
}

/** RESUME completes the step, STOP fails it. */
export function sendWorkflowStepAction(account: Account, input: Valid<SendWorkflowStepActionRequest>): SendWorkflowStepActionResponse {
  const { stepExecutionId: id, imageBuildVersionArn, action, reason } = input;
  const step = findStep(account.store, id);
  const workflow = step && findWorkflow(account.store, step.workflow);
  if (!workflow || !isOwnArn(account, workflow.image)) {
    throw new AwsError(
      'ResourceNotFoundException',
      `The resource with type 'WorkflowStepExecution' and identifier '${id}' cannot be found.`,
    );
  }
  if (workflow.image !== imageBuildVersionArn) throw invalidValue('imageBuildVersionArn', `The step '${id}' is of another image.`);
  if (!account.builds.answerStep(id, { action, reason })) throw notWaiting(id);
  return { stepExecutionId: id, imageBuildVersionArn };
}
