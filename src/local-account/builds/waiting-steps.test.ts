import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CancelImageCreationCommand,
  GetWorkflowStepExecutionCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  type ListWorkflowExecutionsCommandOutput,
  SendWorkflowStepActionCommand,
  type WorkflowStepExecution,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import {
  type BuildInputs,
  createBuildInputs,
  createWorkflow,
  required,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import { temporaryArtifacts } from '../artifacts/test-kit.ts';
import type { Clock } from '../clock.ts';
import { fakeSandboxes } from '../engine/fake-sandboxes.ts';
import { createEngine } from '../engine/run-build.ts';

const engine = () => createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(), network: 'none' });
const clientToken = undefined;

let test: TestAccount;
let image: string;
let inputs: BuildInputs;
let workflowArn: string;
beforeEach(async () => {
  test = await openTestAccount({ runBuild: engine() });
  inputs = await createBuildInputs(test.imagebuilder, 'patient');
  workflowArn = await createWorkflow(test.imagebuilder, {
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

it.skipIf(!botocoreVersion)('a step that waits is an event', { timeout: 60_000 }, async () => {
  const logGroupName = '/aws/events/waiting';
  const botocore = openBotocore(test);
  const events = async (operation: string, parameters: object) => await botocore.call('events', operation, parameters);
  const EventPattern = JSON.stringify({ 'detail-type': ['EC2 Image Builder Workflow Step Waiting'] });
  const Arn = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;
  await answer(await waitingStep(), 'STOP');
  await waitForImage(test.imagebuilder, image, 'FAILED');
  await events('put_rule', { Name: 'waiting', EventPattern });
  await events('put_targets', { Rule: 'waiting', Targets: [{ Id: 'log', Arn }] });
  botocore.close();
  const next = await startImage(test.imagebuilder, { ...inputs, workflows: [{ workflowArn }], executionRole: 'role' });
  const { stepExecutionId } = await waitingStep();
  const { events: lines = [] } = await test.logs.send(new FilterLogEventsCommand({ logGroupName }));
  expect(lines.map(({ message }) => JSON.parse(message ?? ''))).toMatchObject([
    {
      resources: [next, expect.stringMatching(/:workflow\/test\/ask-first\/1\.0\.0\/1$/)],
      detail: { 'workflow-step-execution-id': stepExecutionId, 'workflow-step-name': 'Ask' },
    },
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

it('waits on when Kiln was closed, and goes on when it is resumed then', async () => {
  const step = await waitingStep();
  test = await test.restart({ runBuild: engine() });
  expect((await waiting()).map(({ stepExecutionId }) => stepExecutionId)).toEqual([step.stepExecutionId]);
  await answer(step, 'RESUME');
  await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  expect((await executions()).map(({ type, status }) => [type, status])).toEqual([
    ['BUILD', 'COMPLETED'],
    ['TEST', 'COMPLETED'],
    ['DISTRIBUTION', 'COMPLETED'],
  ]);
});

it('other images are built while a step waits', async () => {
  await waitingStep();
  await waitForImage(test.imagebuilder, await startImage(test.imagebuilder, inputs), 'AVAILABLE');
  expect(await waiting()).toHaveLength(1);
});

describe('a step that nobody answers in time fails, by the clock of the account', () => {
  const restart = async (clock: Clock) => {
    const runBuild = createEngine({ artifacts: temporaryArtifacts(), sandboxes: fakeSandboxes(), network: 'none', clock });
    test = await test.restart({ clock, runBuild });
  };

  it('when its time comes', async () => {
    await waitingStep();
    const clock = drivenClock();
    await restart(clock);
    // Clients of this test sign by a clock that stands still, and five minutes is the most that they may be behind.
    const steps = ['{name: Hurry, action: WaitForAction, timeoutSeconds: 240}'];
    const hurried = [{ workflowArn: await createWorkflow(test.imagebuilder, { name: 'hurry', type: 'TEST', steps }) }];
    const hurrying = await startImage(test.imagebuilder, { ...inputs, workflows: hurried, executionRole: 'role' });
    while ((await waiting()).length < 2);
    clock.advance(239_999);
    expect(await waiting()).toHaveLength(2);
    clock.advance(1);
    expect((await waitForImage(test.imagebuilder, hurrying, 'FAILED')).state?.reason).toContain('timed out after 240 seconds');
    expect((await waiting()).map(({ name }) => name)).toEqual(['Ask']);
  });

  it('when its time has come while Kiln was closed', async () => {
    await waitingStep();
    await restart(drivenClock(new Date(Date.now() + 601_000)));
    expect((await waitForImage(test.imagebuilder, image, 'FAILED')).state?.reason).toContain('timed out after 600 seconds');
    expect(await waiting()).toEqual([]);
  });
});

it.each([
  ['that there is not', '000000000000', /topic/i],
  ['of another account', '000000000001', /not authorized to perform: SNS:Publish/],
])('a step that would tell a topic %s fails', async (_case, owner, reason) => {
  const telling = await createWorkflow(test.imagebuilder, {
    name: 'tell',
    type: 'TEST',
    steps: ['{name: Ask, action: WaitForAction, inputs: {snsTopicArn: "arn:aws:sns:us-east-1:OWNER:nobody"}}'.replace('OWNER', owner)],
  });
  await answer(await waitingStep(), 'STOP');
  const untold = await startImage(test.imagebuilder, { ...inputs, workflows: [{ workflowArn: telling }], executionRole: 'role' });
  expect((await waitForImage(test.imagebuilder, untold, 'FAILED')).state?.reason).toMatch(reason);
});
