import { existsSync } from 'node:fs';
import {
  CancelLifecycleExecutionCommand,
  CreateLifecyclePolicyCommand,
  type CreateLifecyclePolicyCommandInput,
  DeleteLifecyclePolicyCommand,
  GetImageCommand,
  GetLifecycleExecutionCommand,
  GetLifecyclePolicyCommand,
  ListLifecycleExecutionResourcesCommand,
  ListLifecycleExecutionsCommand,
  ListLifecyclePoliciesCommand,
  StartResourceStateUpdateCommand,
  type StartResourceStateUpdateCommandInput,
  TagResourceCommand,
  UpdateLifecyclePolicyCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { fail, held, succeed } from '../../../tests/conformance/fixture/builds.ts';
import { type BuildInputs, createBuildInputs, required, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
afterEach(() => test.close());

const clientToken = undefined;
const executionRole = 'lifecycle-role';
const day = 24 * 60 * 60 * 1000;

/** A clock that the test winds forward. */
function wound(): { now(): Date; forward(ms: number): void } {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward(ms) {
      ahead += ms;
    },
  };
}

async function build(inputs: BuildInputs): Promise<string> {
  const arn = await startImage(test.imagebuilder, inputs);
  await waitForImage(test.imagebuilder, arn, 'AVAILABLE', 'FAILED');
  return arn;
}

const imageOf = async (imageBuildVersionArn: string) =>
  required((await test.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image);
const statusOf = async (arn: string) => (await imageOf(arn)).state?.status;
const archiveOf = async (arn: string) =>
  required((await imageOf(arn)).outputResources?.containers?.[0]?.imageUris?.[0]).slice('oci-archive:'.length);

async function update(
  arn: string,
  status: 'AVAILABLE' | 'DEPRECATED' | 'DISABLED' | 'DELETED',
  more: Partial<StartResourceStateUpdateCommandInput> = {},
) {
  return await test.imagebuilder.send(new StartResourceStateUpdateCommand({ resourceArn: arn, state: { status }, clientToken, ...more }));
}

async function execution(lifecycleExecutionId: string | undefined) {
  return required((await test.imagebuilder.send(new GetLifecycleExecutionCommand({ lifecycleExecutionId }))).lifecycleExecution);
}

async function ended(id: string | undefined) {
  for (;;) {
    const found = await execution(id);
    if (!['PENDING', 'IN_PROGRESS', 'CANCELLING'].includes(found.state?.status ?? '')) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

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

async function createPolicy(changes: Partial<CreateLifecyclePolicyCommandInput> = {}): Promise<string> {
  const command = new CreateLifecyclePolicyCommand({
    name: 'policy',
    executionRole,
    resourceType: 'AMI_IMAGE',
    policyDetails: [{ action: { type: 'DELETE', includeResources: { amis: true, snapshots: true } }, filter: { type: 'COUNT', value: 1 } }],
    resourceSelection: { recipes: [{ name: 'kept', semanticVersion: 'x.x.x' }] },
    clientToken,
    ...changes,
  });
  return required((await test.imagebuilder.send(command)).lifecyclePolicyArn);
}

const removePolicy = async (lifecyclePolicyArn: string) =>
  await test.imagebuilder.send(new DeleteLifecyclePolicyCommand({ lifecyclePolicyArn }));
const policyOf = async (lifecyclePolicyArn: string) =>
  (await test.imagebuilder.send(new GetLifecyclePolicyCommand({ lifecyclePolicyArn }))).lifecyclePolicy;
const executionsOf = async (resourceArn: string) =>
  required((await test.imagebuilder.send(new ListLifecycleExecutionsCommand({ resourceArn }))).lifecycleExecutions);

describe('lifecycle policies', () => {
  it('are created, read, replaced, listed and deleted', async () => {
    test = await openTestAccount();
    const arn = await createPolicy({ name: 'My Policy', description: 'first', tags: { a: 'b' }, status: 'DISABLED' });
    expect(arn).toMatch(/:lifecycle-policy\/my-policy$/);
    expect(await policyOf(arn)).toMatchObject({
      ...{ name: 'My Policy', description: 'first', status: 'DISABLED', executionRole, resourceType: 'AMI_IMAGE', tags: { a: 'b' } },
      ...{ dateCreated: expect.any(Date), dateUpdated: expect.any(Date) },
      resourceSelection: { recipes: [{ name: 'kept', semanticVersion: 'x.x.x' }] },
    });
    await expect(createPolicy({ name: 'my_policy' })).rejects.toMatchObject(refused('ResourceAlreadyExistsException'));
    const filters = [{ name: 'status', values: ['DISABLED'] }];
    const listed = await test.imagebuilder.send(new ListLifecyclePoliciesCommand({ filters }));
    expect(listed.lifecyclePolicySummaryList).toMatchObject([{ arn, name: 'My Policy' }]);
    const replacement = {
      ...({ lifecyclePolicyArn: arn, executionRole: 'other', resourceType: 'AMI_IMAGE', clientToken } as const),
      policyDetails: [{ action: { type: 'DEPRECATE' }, filter: { type: 'AGE', value: 6, unit: 'MONTHS' } }] as const,
      resourceSelection: { tagMap: { team: 'web' } },
    };
    const send = async (changes: object) =>
      await test.imagebuilder.send(
        new UpdateLifecyclePolicyCommand({ ...replacement, policyDetails: [...replacement.policyDetails], ...changes }),
      );
    await send({});
    const replaced = await policyOf(arn);
    expect(replaced).toMatchObject({
      name: 'My Policy',
      status: 'ENABLED',
      executionRole: 'other',
      resourceSelection: { tagMap: { team: 'web' } },
    });
    expect(replaced).not.toHaveProperty('description');
    await expect(send({ resourceType: 'CONTAINER_IMAGE' })).rejects.toMatchObject(refused());
    await removePolicy(arn);
    await expect(policyOf(arn)).rejects.toMatchObject(refused('ResourceNotFoundException'));
  });

  it.each<[string, Partial<CreateLifecyclePolicyCommandInput>]>([
    ['two selections', { resourceSelection: { recipes: [{ name: 'kept', semanticVersion: '1.0.0' }], tagMap: { a: 'b' } } }],
    ['no selection', { resourceSelection: {} }],
    [
      'containers that are disabled',
      {
        resourceType: 'CONTAINER_IMAGE',
        policyDetails: [{ action: { type: 'DISABLE' }, filter: { type: 'AGE', value: 1, unit: 'DAYS' } }],
      },
    ],
    ['an age without a unit', { policyDetails: [{ action: { type: 'DELETE' }, filter: { type: 'AGE', value: 1 } }] }],
    ['a count of what is deprecated', { policyDetails: [{ action: { type: 'DEPRECATE' }, filter: { type: 'COUNT', value: 1 } }] }],
    [
      'snapshots without AMIs',
      { policyDetails: [{ action: { type: 'DELETE', includeResources: { snapshots: true } }, filter: { type: 'COUNT', value: 1 } }] },
    ],
  ])('are refused with %s', async (_title, changes) => {
    test = await openTestAccount();
    await expect(createPolicy(changes)).rejects.toMatchObject(refused());
  });

  it('delete all but the newest images of their recipes, once a day', async () => {
    const clock = wound();
    test = await openTestAccount({ runBuild: succeed, clock });
    const kept = await createBuildInputs(test.imagebuilder, 'kept');
    const [first, second, third] = [await build(kept), await build(kept), await build(kept)];
    const other = await build(await createBuildInputs(test.imagebuilder, 'another'));
    const policy = await createPolicy();
    const asleep = await createPolicy({ name: 'asleep', status: 'DISABLED', resourceSelection: { tagMap: { a: 'b' } } });
    test = await test.restart();
    expect(await executionsOf(policy)).toEqual([]);
    clock.forward(5 * day);
    test = await test.restart();
    const [run, ...more] = await executionsOf(policy);
    expect(more).toEqual([]);
    expect(await ended(run?.lifecycleExecutionId)).toMatchObject({ lifecyclePolicyArn: policy, state: { status: 'SUCCESS' } });
    expect(await Promise.all([first, second, third, other].map(statusOf))).toEqual(['DELETED', 'DELETED', 'AVAILABLE', 'AVAILABLE']);
    expect((await policyOf(policy))?.dateLastRun).toEqual(run?.startTime);
    expect(await executionsOf(asleep)).toEqual([]);
    test = await test.restart();
    expect(await executionsOf(policy)).toHaveLength(1);
  });

  it('wait their day when they are made again under a name that was used before', async () => {
    const clock = wound();
    test = await openTestAccount({ clock });
    const policy = await createPolicy();
    clock.forward(2 * day);
    test = await test.restart();
    await ended((await executionsOf(policy))[0]?.lifecycleExecutionId);
    await removePolicy(policy);
    expect(await createPolicy()).toBe(policy);
    expect(await policyOf(policy)).not.toHaveProperty('dateLastRun');
    test = await test.restart();
    expect(await executionsOf(policy)).toHaveLength(1);
  });

  it('deprecate and delete by age, with the newest retained and tagged images spared', async () => {
    const clock = wound();
    test = await openTestAccount({ runBuild: succeed, clock });
    const inputs = await createBuildInputs(test.imagebuilder, 'aging');
    const old = [await build(inputs), await build(inputs), await build(inputs)];
    await test.imagebuilder.send(new TagResourceCommand({ resourceArn: old[0], tags: { keep: 'yes' } }));
    clock.forward(20 * day);
    test = await test.restart();
    const young = await build(inputs);
    const policy = await createPolicy({
      resourceSelection: { recipes: [{ name: 'aging', semanticVersion: '1.x.x' }] },
      policyDetails: [
        { action: { type: 'DEPRECATE' }, filter: { type: 'AGE', value: 2, unit: 'WEEKS' } },
        {
          action: { type: 'DELETE', includeResources: { amis: true } },
          filter: { type: 'AGE', value: 2, unit: 'WEEKS', retainAtLeast: 2 },
          exclusionRules: { tagMap: { keep: 'yes' } },
        },
      ],
    });
    clock.forward(2 * day);
    test = await test.restart();
    const [run] = await executionsOf(policy);
    await ended(run?.lifecycleExecutionId);
    expect(await Promise.all([...old, young].map(statusOf))).toEqual(['DEPRECATED', 'DELETED', 'DEPRECATED', 'AVAILABLE']);
  });
});
