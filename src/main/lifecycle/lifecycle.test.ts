import { expect, test } from 'vitest';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';
import type { DispositionChange, LifecyclePolicySettings, LifecycleProgress } from '../../contract/index.ts';
import { makesImages } from '../testing/image-builds.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type RunBuild, testAccount } from '../testing/test-account.ts';
import { createLifecycle } from './lifecycle.ts';
import { readPolicyFile } from './policy-file.ts';

const region = 'us-east-1';
const here = { connection: 'local', region };
const { signal } = new AbortController();

async function withImage(runBuild: RunBuild = makesImages({})) {
  const account = testAccount(runBuild);
  const aws = await account.aws();
  const api = await aws.imagebuilder();
  const arn = await startImage(api, await createBuildInputs(api, 'Shown'));
  await waitForImage(api, arn, 'AVAILABLE', 'FAILED', 'CANCELLED');
  return { api, ec2: await aws.ec2(), lifecycle: createLifecycle(async () => aws), target: { connection: 'local', arn } };
}

type World = Awaited<ReturnType<typeof withImage>>;

const change = ({ target }: World, changes: Partial<DispositionChange>): DispositionChange => ({
  ...target,
  to: 'DEPRECATED',
  include: { amis: false, snapshots: false, containers: false },
  executionRole: '',
  token: crypto.randomUUID(),
  ...changes,
});

async function ended({ lifecycle }: World, id = ''): Promise<LifecycleProgress> {
  const seen: LifecycleProgress[] = [];
  for await (const progress of lifecycle.watch({ ...here, id }, signal)) seen.push(progress);
  const last = seen.at(-1);
  if (!last) throw new Error('The execution was never seen.');
  return last;
}

test('what hangs on an image is listed before anything is changed', async () => {
  const world = await withImage();
  const { ec2, lifecycle, target } = world;
  const before = await lifecycle.consider(target, signal);
  const [ami] = before.amis;
  expect(before).toMatchObject({
    image: { state: 'AVAILABLE' },
    refused: { AVAILABLE: 'The image is AVAILABLE already. Nothing is to be done.' },
  });
  expect(ami).toMatchObject({
    region,
    account: '000000000000',
    sharedWith: [],
    snapshots: [{ id: expect.stringMatching(/^snap-/), sizeGiB: 1 }],
  });
  await ec2.modifyImageAttribute({ ImageId: ami?.id, LaunchPermission: { Add: [{ UserId: '111122223333' }, { Group: 'all' }] } });
  expect((await lifecycle.consider(target, signal)).amis).toMatchObject([{ isPublic: true, sharedWith: ['111122223333', 'all'] }]);
  await ec2.deregisterImage({ ImageId: ami?.id });
  expect((await lifecycle.consider(target, signal)).amis).toMatchObject([{ unread: expect.stringContaining('It is gone') }]);
});

test('an image is deprecated at once, restored, and disabled with its AMIs by an execution', async () => {
  const world = await withImage();
  const { lifecycle, target, ec2 } = world;
  expect(await lifecycle.change(change(world, {}), signal)).toEqual({ executionId: undefined });
  expect((await lifecycle.consider(target, signal)).image.state).toBe('DEPRECATED');
  await lifecycle.change(change(world, { to: 'AVAILABLE' }), signal);
  const include = { amis: true, snapshots: false, containers: false };
  const { executionId } = await lifecycle.change(change(world, { to: 'DISABLED', include, executionRole: 'role' }), signal);
  const { resources, status } = await ended(world, executionId);
  expect([status, resources.map((one) => [one.action, one.status])]).toEqual([
    'SUCCESS',
    [
      ['DISABLE', 'SUCCESS'],
      ['DISABLE', 'SUCCESS'],
    ],
  ]);
  expect((await ec2.describeImages({ Owners: ['self'], IncludeDisabled: true })).Images).toMatchObject([{ State: 'disabled' }]);
  expect(await lifecycle.executions(target, signal)).toMatchObject([{ id: executionId, status: 'SUCCESS', policy: undefined }]);
});

test('deleting takes AMIs and snapshots along, a repeated request is the same one, and what is excluded saves the image', async () => {
  const world = await withImage();
  const { lifecycle, target, ec2 } = world;
  const include = { amis: true, snapshots: true, containers: false };
  const saved = { to: 'DELETED' as const, include, executionRole: 'role', exclusions: { regions: [region] } };
  const spared = await ended(world, (await lifecycle.change(change(world, saved), signal)).executionId);
  expect(spared.resources).toMatchObject([
    { status: 'SKIPPED', reason: expect.any(String) },
    { status: 'SKIPPED', reason: expect.any(String) },
  ]);
  const request = change(world, { to: 'DELETED', include, executionRole: 'role' });
  const { executionId } = await lifecycle.change(request, signal);
  expect(await lifecycle.change(request, signal)).toEqual({ executionId });
  expect((await ended(world, executionId)).resources.flatMap(({ snapshots }) => snapshots)).toHaveLength(1);
  expect((await ec2.describeSnapshots({ OwnerIds: ['self'] })).Snapshots).toEqual([]);
  expect((await lifecycle.consider(target, signal)).refused).toMatchObject({ DEPRECATED: expect.stringContaining('DELETED') });
});

test('a change that touches resources needs a role, and one that is refused says why', async () => {
  const world = await withImage(async () => ({ status: 'FAILED', reason: 'no' }));
  const include = { amis: true, snapshots: false, containers: false };
  await expect(world.lifecycle.change(change(world, { include }), signal)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(world.lifecycle.change(change(world, {}), signal)).rejects.toMatchObject({
    code: 'aws',
    message: expect.stringContaining('FAILED'),
  });
  expect((await world.lifecycle.consider(world.target, signal)).refused).toMatchObject({
    DEPRECATED: 'An image that is FAILED cannot be deprecated. Build it again, or remove it.',
    DELETED: expect.stringContaining('Remove the image alone'),
  });
  await world.lifecycle.removeImage(world.target, signal);
  await expect(world.lifecycle.consider(world.target, signal)).rejects.toMatchObject({ code: 'aws' });
});

const settings: LifecyclePolicySettings = {
  name: 'keep three',
  executionRole: 'role',
  resourceType: 'AMI_IMAGE',
  policyDetails: [{ action: { type: 'DELETE', includeResources: { amis: true, snapshots: true } }, filter: { type: 'COUNT', value: 3 } }],
  resourceSelection: { recipes: [{ name: 'Shown', semanticVersion: 'x.x.x' }] },
};

test('policies are created, read as what was sent, replaced, simulated and removed', async () => {
  const { lifecycle } = await withImage();
  const token = crypto.randomUUID();
  const { arn } = await lifecycle.savePolicy({ ...here, settings, token }, signal);
  const of = { connection: 'local', arn };
  expect(await lifecycle.policy(of, signal)).toEqual({ ...settings, status: 'ENABLED', tags: {} });
  await lifecycle.savePolicy({ ...here, arn, settings: { ...settings, status: 'DISABLED' }, token: crypto.randomUUID() }, signal);
  expect(await lifecycle.policies(here, signal)).toMatchObject([{ arn, name: 'keep three', status: 'DISABLED' }]);
  const { images } = await lifecycle.simulate({ ...here, settings }, signal);
  expect(images).toMatchObject([{ outcome: 'spared', why: expect.stringContaining('3 newest') }]);
  await lifecycle.removePolicy(of, signal);
  expect(await lifecycle.policies(here, signal)).toEqual([]);
});

test('a policy whose rules do not go together is refused before it is sent', async () => {
  const { lifecycle } = await withImage();
  const faulty = { ...settings, resourceType: 'CONTAINER_IMAGE' as const };
  await expect(lifecycle.savePolicy({ ...here, settings: faulty, token: 't' }, signal)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringMatching(/^Rule 1: a policy for container images/),
  });
});

test('a policy in a file is read with the line of what is wrong in it', async () => {
  const policy = `name: keep three
executionRole: role
resourceType: AMI_IMAGE
policyDetails:
  - action: { type: DELETE }
    filter: { type: COUNT, value: 0 }
resourceSelection:
  tagMap: { team: web }
`;
  const root = temporaryFolder({ 'good.lifecycle.yaml': policy.replace('value: 0', 'value: 5'), 'bad.lifecycle.yaml': policy });
  expect(await readPolicyFile({ root, path: 'good.lifecycle.yaml' })).toMatchObject({ name: 'keep three' });
  await expect(readPolicyFile({ root, path: 'bad.lifecycle.yaml' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('bad.lifecycle.yaml:6: policyDetails.0.filter.value'),
  });
});
