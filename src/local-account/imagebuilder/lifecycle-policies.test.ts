import {
  CreateLifecyclePolicyCommand,
  type CreateLifecyclePolicyCommandInput,
  DeleteLifecyclePolicyCommand,
  GetLifecyclePolicyCommand,
  ListLifecycleExecutionsCommand,
  ListLifecyclePoliciesCommand,
  TagResourceCommand,
  UpdateLifecyclePolicyCommand,
} from '@aws-sdk/client-imagebuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { afterBuild, executionRole, wound } from '../../../tests/conformance/fixture/after-build.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, required } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
afterEach(() => test.close());

const { build, ended, statusOf } = afterBuild(() => test.imagebuilder);
const clientToken = undefined;
const day = 24 * 60 * 60 * 1000;
const refused = (name = 'InvalidRequestException') => ({ name });

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
