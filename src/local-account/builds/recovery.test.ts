import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListWorkflowExecutionsCommand, ListWorkflowStepExecutionsCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientsOf, openTestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { type AccountProcess, startAccountProcess } from '../../../tests/conformance/fixture/account-process.ts';
import { held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import { startLocalAccount } from '../start.ts';

let directory: string;
let doomed: AccountProcess | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kiln-recovery-'));
});
afterEach(async () => {
  await doomed?.kill();
  await rm(directory, { recursive: true, force: true });
});

describe('after a process was killed in the middle of a build', () => {
  it('the image is FAILED with the reason, the store is whole, and what waited is built', async () => {
    doomed = await startAccountProcess(directory);
    const before = clientsOf(doomed.account, testKey).imagebuilder;
    const inputs = await createBuildInputs(before, 'interrupted');
    const building = await startImage(before, inputs);
    const waiting = await startImage(before, inputs);
    await waitForImage(before, building, 'BUILDING');
    before.destroy();
    await doomed.kill();

    const options = { dataDirectory: join(directory, 'data'), cacheDirectory: join(directory, 'cache'), key: testKey, runBuild: succeed };
    const again = await startLocalAccount(options);
    const { imagebuilder, logs } = clientsOf(again, testKey);
    try {
      const image = await waitForImage(imagebuilder, building, 'FAILED');
      expect(image.state?.reason).toMatch(/^Kiln stopped while this image was BUILDING/);
      const executions = await imagebuilder.send(new ListWorkflowExecutionsCommand({ imageBuildVersionArn: building }));
      expect(executions.workflowExecutions?.map(({ status }) => status)).toEqual(['FAILED']);
      const workflowExecutionId = executions.workflowExecutions?.[0]?.workflowExecutionId;
      const { steps } = await imagebuilder.send(new ListWorkflowStepExecutionsCommand({ workflowExecutionId }));
      expect(steps?.map(({ status, endTime }) => [status, typeof endTime])).toEqual([['FAILED', 'string']]);
      await waitForImage(imagebuilder, waiting, 'AVAILABLE');
      const log = await logs.send(new GetLogEventsCommand({ logGroupName: '/aws/imagebuilder/interrupted', logStreamName: '1.0.0/1' }));
      expect(log.events?.at(-2)?.message).toContain('transitioned to FAILED');
      await expect(stat(join(directory, 'data/images/interrupted/1.0.0/1'))).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      imagebuilder.destroy();
      logs.destroy();
      await again.close();
    }
  });
});

describe('after Kiln was closed in good order', () => {
  it('what was being built is CANCELLED and says why, and what waited waits', async () => {
    const first = await openTestAccount({ runBuild: held().runBuild });
    const inputs = await createBuildInputs(first.imagebuilder, 'closed');
    const building = await startImage(first.imagebuilder, inputs);
    const waiting = await startImage(first.imagebuilder, inputs);
    await waitForImage(first.imagebuilder, building, 'BUILDING');
    const second = await first.restart({ runBuild: succeed });
    expect((await waitForImage(second.imagebuilder, building, 'CANCELLED')).state?.reason).toContain('closed');
    await waitForImage(second.imagebuilder, waiting, 'AVAILABLE');
    await second.close();
  });
});
