import { existsSync } from 'node:fs';
import {
  CancelLifecycleExecutionCommand,
  ListLifecycleExecutionResourcesCommand,
  ListLifecycleExecutionsCommand,
  type StartResourceStateUpdateCommandInput,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { afterBuild, executionRole, wound } from '../../../tests/conformance/fixture/after-build.ts';
import { fail, held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
afterEach(() => test.close());

const { archiveOf, build, ended, execution, imageOf, statusOf, update } = afterBuild(() => test.imagebuilder);
const clientToken = undefined;
const day = 24 * 60 * 60 * 1000;
const refused = (name = 'InvalidRequestException') => ({ name });

describe('the state of an image', () => {
  it('is changed at once where only the image is meant, and back again', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const arn = await build(await createBuildInputs(test.imagebuilder, 'plain'));
    const answer = await update(arn, 'DEPRECATED');
    expect(answer.resourceArn).toBe(arn);
    expect(answer.lifecycleExecutionId).toBeUndefined();
    expect(await statusOf(arn)).toBe('DEPRECATED');
    await expect(imageOf(arn.replace('1.0.0/1', 'x.x.x'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await update(arn, 'DISABLED');
    await update(arn, 'AVAILABLE');
    expect((await imageOf(arn.replace('1.0.0/1', 'x.x.x'))).arn).toBe(arn);
  });

  it('takes AMIs along in an execution, and deletes what was built', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const arn = await build(await createBuildInputs(test.imagebuilder, 'whole'));
    const archive = await archiveOf(arn);
    const amis = required((await imageOf(arn)).outputResources?.amis);
    const deprecated = await update(arn, 'DEPRECATED', { executionRole, includeResources: { amis: true } });
    await ended(deprecated.lifecycleExecutionId);
    expect((await imageOf(arn)).outputResources?.amis).toMatchObject([{ state: { status: 'DEPRECATED' } }]);
    const { lifecycleExecutionId } = await update(arn, 'DELETED', { executionRole, includeResources: { amis: true, snapshots: true } });
    expect(await ended(lifecycleExecutionId)).toMatchObject({
      state: { status: 'SUCCESS' },
      resourcesImpactedSummary: { hasImpactedResources: true },
      startTime: expect.any(Date),
      endTime: expect.any(Date),
    });
    expect(await imageOf(arn)).toMatchObject({ state: { status: 'DELETED' }, outputResources: { amis: [], containers: [] } });
    expect(existsSync(archive)).toBe(false);
    const images = await test.imagebuilder.send(new ListLifecycleExecutionResourcesCommand({ lifecycleExecutionId }));
    expect(images).toMatchObject({
      lifecycleExecutionState: { status: 'SUCCESS' },
      resources: [{ resourceId: arn, action: { name: 'DELETE' }, state: { status: 'SUCCESS' }, accountId: '000000000000' }],
    });
    const below = await test.imagebuilder.send(new ListLifecycleExecutionResourcesCommand({ lifecycleExecutionId, parentResourceId: arn }));
    expect(below.resources).toMatchObject([{ resourceId: amis[0]?.image, region: 'us-east-1', state: { status: 'SUCCESS' } }]);
    const first = await test.imagebuilder.send(new ListLifecycleExecutionsCommand({ resourceArn: arn, maxResults: 1 }));
    expect(first.lifecycleExecutions).toMatchObject([{ lifecycleExecutionId: deprecated.lifecycleExecutionId }]);
    const rest = await test.imagebuilder.send(new ListLifecycleExecutionsCommand({ resourceArn: arn, nextToken: first.nextToken }));
    expect(rest.lifecycleExecutions).toMatchObject([{ lifecycleExecutionId }]);
  });

  it('leaves excluded AMIs alone, and with them an image that was to be deleted', async () => {
    test = await openTestAccount({ runBuild: succeed });
    const arn = await build(await createBuildInputs(test.imagebuilder, 'spared'));
    const archive = await archiveOf(arn);
    const { lifecycleExecutionId } = await update(arn, 'DELETED', {
      ...{ executionRole, includeResources: { amis: true, snapshots: true } },
      exclusionRules: { amis: { regions: ['us-east-1'] } },
    });
    expect(await ended(lifecycleExecutionId)).toMatchObject({
      state: { status: 'SUCCESS' },
      resourcesImpactedSummary: { hasImpactedResources: false },
    });
    expect(await statusOf(arn)).toBe('AVAILABLE');
    expect(existsSync(archive)).toBe(true);
  });

  it('waits for its time, until it is cancelled', async () => {
    const clock = wound();
    test = await openTestAccount({ runBuild: succeed, clock });
    const arn = await build(await createBuildInputs(test.imagebuilder, 'later'));
    const updateAt = new Date(clock.now().getTime() + day);
    const { lifecycleExecutionId } = await update(arn, 'DEPRECATED', { updateAt });
    expect((await execution(lifecycleExecutionId)).state?.status).toBe('PENDING');
    await expect(update(arn, 'DISABLED')).rejects.toMatchObject(refused('ResourceInUseException'));
    await test.imagebuilder.send(new CancelLifecycleExecutionCommand({ lifecycleExecutionId, clientToken }));
    expect((await execution(lifecycleExecutionId)).state?.status).toBe('CANCELLED');
    const again = new CancelLifecycleExecutionCommand({ lifecycleExecutionId, clientToken });
    await expect(test.imagebuilder.send(again)).rejects.toMatchObject(refused());
    const second = await update(arn, 'DEPRECATED', { updateAt });
    clock.forward(2 * day);
    test = await test.restart();
    await ended(second.lifecycleExecutionId);
    expect(await statusOf(arn)).toBe('DEPRECATED');
  });

  it('is not changed while the image is being built, or by a request that contradicts itself', async () => {
    const engine = held();
    test = await openTestAccount({ runBuild: engine.runBuild });
    const inputs = await createBuildInputs(test.imagebuilder, 'refusing');
    const arn = await startImage(test.imagebuilder, inputs);
    await expect(update(arn, 'DEPRECATED')).rejects.toMatchObject(refused());
    await waitForImage(test.imagebuilder, arn, 'BUILDING');
    engine.release();
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    const updateAt = new Date(Date.now() + day);
    const requests: readonly (readonly ['AVAILABLE' | 'DEPRECATED' | 'DELETED', Partial<StartResourceStateUpdateCommandInput>])[] = [
      ['AVAILABLE', {}],
      ['DELETED', {}],
      ['DEPRECATED', { executionRole }],
      ['DEPRECATED', { includeResources: { amis: true } }],
      ['DEPRECATED', { executionRole, includeResources: { amis: true, snapshots: true } }],
      ['DELETED', { executionRole, includeResources: { amis: true }, updateAt }],
      ['DEPRECATED', { updateAt: new Date(0) }],
      ['DEPRECATED', { exclusionRules: { amis: { isPublic: true } } }],
    ];
    for (const [status, more] of requests) await expect(update(arn, status, more), JSON.stringify(more)).rejects.toMatchObject(refused());
    await expect(update(arn.replace('1.0.0/1', '1.0.0/9'), 'DEPRECATED')).rejects.toMatchObject(refused('ResourceNotFoundException'));
  });

  it('becomes DELETED only after a failed build', async () => {
    test = await openTestAccount({ runBuild: fail });
    const arn = await build(await createBuildInputs(test.imagebuilder, 'failed'));
    await expect(update(arn, 'DEPRECATED')).rejects.toMatchObject(refused());
    const { lifecycleExecutionId } = await update(arn, 'DELETED', { executionRole, includeResources: { amis: true } });
    await ended(lifecycleExecutionId);
    expect(await statusOf(arn)).toBe('DELETED');
  });
});
