import {
  GetWorkflowStepExecutionCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  SendWorkflowStepActionCommand,
  type WorkflowStepExecution,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { asking } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
let image: string;
beforeEach(async () => {
  test = await openTestAccount({ runBuild: asking });
  image = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'asking'));
});
afterEach(() => test.close());

async function waitingStep(): Promise<WorkflowStepExecution> {
  for (;;) {
    const { steps } = await test.imagebuilder.send(new ListWaitingWorkflowStepsCommand({}));
    if (steps?.[0]) return steps[0];
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const send = async (stepExecutionId: string | undefined, action: 'RESUME' | 'STOP', changes: object = {}) =>
  await test.imagebuilder.send(
    new SendWorkflowStepActionCommand({ stepExecutionId, imageBuildVersionArn: image, action, clientToken: undefined, ...changes }),
  );

describe('a waiting step', () => {
  it('is listed with its image and workflow, and goes on when it is resumed', async () => {
    const step = await waitingStep();
    const { workflowExecutions } = await test.imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: image }));
    expect(step).toMatchObject({
      ...{ imageBuildVersionArn: image, name: 'Ask', action: 'WaitForAction', startTime: expect.any(String) },
      workflowExecutionId: workflowExecutions?.[0]?.workflowExecutionId,
      workflowBuildVersionArn: expect.stringMatching(/workflow\/test\/test-image\//),
    });
    const answer = await send(step.stepExecutionId, 'RESUME', { reason: 'looks good' });
    expect(answer).toMatchObject({ stepExecutionId: step.stepExecutionId, imageBuildVersionArn: image });
    await waitForImage(test.imagebuilder, image, 'AVAILABLE');
    const { stepExecutionId } = step;
    const done = await test.imagebuilder.send(new GetWorkflowStepExecutionCommand({ stepExecutionId }));
    expect(done).toMatchObject({ status: 'COMPLETED', message: 'looks good' });
    expect((await test.imagebuilder.send(new ListWaitingWorkflowStepsCommand({}))).steps).toEqual([]);
    await expect(send(stepExecutionId, 'STOP')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('fails its image when it is stopped', async () => {
    await send((await waitingStep()).stepExecutionId, 'STOP', { reason: 'not today' });
    expect((await waitForImage(test.imagebuilder, image, 'FAILED')).state?.reason).toMatch(/not today/);
  });

  it('takes no answer for another image, or for a step that there is not, and waits on', async () => {
    const id = required((await waitingStep()).stepExecutionId);
    const other = { imageBuildVersionArn: image.replace(/1$/, '2') };
    await expect(send(id, 'RESUME', other)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    const unknown = 'step-00000000-0000-4000-8000-000000000000';
    await expect(send(unknown, 'RESUME')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(send(id, 'PAUSE' as 'STOP')).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await send(id, 'RESUME');
    await waitForImage(test.imagebuilder, image, 'AVAILABLE');
  });
});
