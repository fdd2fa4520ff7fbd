import {
  CancelImageCreationCommand,
  GetWorkflowStepExecutionCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  type ListWorkflowExecutionsCommandOutput,
  SendWorkflowStepActionCommand,
  type WorkflowStepExecution,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { createBuildInputs, createWorkflow, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';

const engine = () => createEngine({ sandboxes: fakeSandboxes(), network: 'none' });
const clientToken = undefined;

let test: TestAccount;
let image: string;
beforeEach(async () => {
  test = await openTestAccount({ runBuild: engine() });
  const inputs = await createBuildInputs(test.imagebuilder, 'patient');
  const workflowArn = await createWorkflow(test.imagebuilder, {
    name: 'Ask first',
    type: 'TEST',
    steps: ['{name: Ask, action: WaitForAction, timeoutSeconds: 600}'],
  });
  image = await startImage(test.imagebuilder, { ...inputs, workflows: [{ workflowArn }], executionRole: 'role' });
});
afterEach(() => test.close());

const waiting = async (): Promise<readonly WorkflowStepExecution[]> =>
  (await test.imagebuilder.send(new ListWaitingWorkflowStepsCommand({}))).steps ?? [];

/** The step that waits, as soon as it does. */
async function waitingStep(): Promise<WorkflowStepExecution> {
  for (;;) {
    const [step] = await waiting();
    if (step) return step;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function answer(step: WorkflowStepExecution, action: 'RESUME' | 'STOP', of = image): Promise<void> {
  const command = { stepExecutionId: step.stepExecutionId, imageBuildVersionArn: of, action, reason: 'because', clientToken };
  await test.imagebuilder.send(new SendWorkflowStepActionCommand(command));
}

async function executions(): Promise<NonNullable<ListWorkflowExecutionsCommandOutput['workflowExecutions']>> {
  const found = await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: image }));
  return required(found.workflowExecutions);
}

it('a step that waits is listed, and resumed once', async () => {
  const step = await waitingStep();
  expect(step).toMatchObject({ name: 'Ask', action: 'WaitForAction', imageBuildVersionArn: image });
  expect(step.workflowBuildVersionArn).toMatch(/:workflow\/test\/ask-first\/1\.0\.0\/1$/);
  await expect(answer(step, 'RESUME', `${image}0`)).rejects.toThrow();
  await answer(step, 'RESUME');
  await expect(answer(step, 'STOP')).rejects.toThrow();
  expect(await waiting()).toEqual([]);
  await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  const { stepExecutionId } = step;
  const done = await test.imagebuilder.send(new GetWorkflowStepExecutionCommand({ stepExecutionId }));
  expect(done).toMatchObject({ status: 'COMPLETED', onFailure: 'Abort', timeoutSeconds: 600 });
  expect(JSON.parse(required(done.outputs))).toEqual({ action: 'RESUME', reason: 'because' });
  expect((await executions()).map(({ type, status }) => [type, status])).toEqual([
    ['BUILD', 'COMPLETED'],
    ['TEST', 'COMPLETED'],
    ['DISTRIBUTION', 'COMPLETED'],
  ]);
});

it('a step that is stopped fails, and the image with it', async () => {
  await answer(await waitingStep(), 'STOP');
  const { state } = await waitForImage(test.imagebuilder, image, 'FAILED');
  expect(state?.reason).toContain('stopped by an action: because');
});

it('cancelling the image ends the wait', async () => {
  const step = await waitingStep();
  await test.imagebuilder.send(new CancelImageCreationCommand({ imageBuildVersionArn: image, clientToken }));
  await waitForImage(test.imagebuilder, image, 'CANCELLED');
  expect(await waiting()).toEqual([]);
  await expect(answer(step, 'RESUME')).rejects.toThrow();
});

it('closing Kiln ends the wait, and says so', async () => {
  await waitingStep();
  test = await test.restart({ runBuild: engine() });
  expect((await waitForImage(test.imagebuilder, image, 'CANCELLED')).state?.reason).toContain('closed');
  expect(await waiting()).toEqual([]);
  expect((await executions()).map(({ status }) => status)).toEqual(['COMPLETED', 'CANCELLED']);
});

it('a step that would tell a topic that there is not fails', async () => {
  const workflowArn = await createWorkflow(test.imagebuilder, {
    name: 'tell',
    type: 'TEST',
    steps: ['{name: Ask, action: WaitForAction, inputs: {snsTopicArn: "arn:aws:sns:us-east-1:000000000000:nobody"}}'],
  });
  await answer(await waitingStep(), 'STOP');
  const inputs = await createBuildInputs(test.imagebuilder, 'untold');
  const untold = await startImage(test.imagebuilder, { ...inputs, workflows: [{ workflowArn }], executionRole: 'role' });
  expect((await waitForImage(test.imagebuilder, untold, 'FAILED')).state?.reason).toMatch(/topic/i);
});
