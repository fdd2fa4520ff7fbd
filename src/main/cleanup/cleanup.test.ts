import { expect, test } from 'vitest';
import {
  createBuildInputs,
  createComponent,
  createRecipe,
  startImage,
  waitForImage,
} from '../../../tests/conformance/fixture/resources.ts';
import type { CleanupItem, CleanupProgress } from '../../contract/index.ts';
import { makesImages } from '../testing/image-builds.ts';
import { testAccount } from '../testing/test-account.ts';
import { cleanupReport, createCleanup } from './cleanup.ts';

const here = { connection: 'local', region: 'us-east-1' };
const { signal } = new AbortController();

/** An account with one image and its AMI, and another AMI whose image was removed. */
async function withOrphan() {
  const account = testAccount(makesImages({}));
  const aws = await account.aws();
  const [api, ec2] = [await aws.imagebuilder(), await aws.ec2()];
  const inputs = await createBuildInputs(api, 'Shown');
  const amis: string[] = [];
  const arns: string[] = [];
  for (let build = 0; build < 2; build++) {
    const arn = await startImage(api, inputs);
    const { outputResources } = await waitForImage(api, arn, 'AVAILABLE');
    amis.push(outputResources?.amis?.[0]?.image ?? '');
    arns.push(arn);
  }
  await api.deleteImage({ imageBuildVersionArn: arns[1] });
  const [used = '', orphan = ''] = amis;
  return { aws, api, ec2, cleanup: createCleanup(async () => aws), used, orphan, kept: arns[0] ?? '' };
}

type World = Awaited<ReturnType<typeof withOrphan>>;

const itemOf = async ({ aws }: World, id: string): Promise<CleanupItem | undefined> =>
  (await cleanupReport(aws)).items.find((item) => item.id === id);

async function run({ cleanup }: World, ids: readonly string[]): Promise<readonly CleanupProgress[]> {
  const seen: CleanupProgress[] = [];
  for await (const progress of cleanup.run({ ...here, ids: [...ids] }, signal)) seen.push(progress);
  return seen;
}

test('an AMI whose image is gone is found, with what was looked at and what could not be', async () => {
  const world = await withOrphan();
  expect(await itemOf(world, world.orphan)).toMatchObject({
    kind: 'ami',
    unreferenced: true,
    madeBy: expect.stringContaining('Ec2ImageBuilderArn'),
    snapshots: [{ sizeGiB: 1 }],
    checks: [
      { what: 'images of Image Builder', outcome: 'clear' },
      { what: 'recipes of Image Builder', outcome: 'clear' },
      { what: 'launch template versions', outcome: 'clear' },
      { what: 'parameters of the Parameter Store', outcome: 'clear' },
      { what: 'instances', outcome: 'clear' },
      { what: 'launch permissions to others', outcome: 'clear' },
    ],
  });
  expect(await itemOf(world, world.used)).toMatchObject({ unreferenced: false, checks: [{ outcome: 'refers' }, {}, {}, {}, {}, {}] });
  const { notes, price } = await cleanupReport(world.aws);
  expect(notes.join(' ')).toMatch(/Not checked: Auto Scaling/);
  expect(price).toMatchObject({ perGiBMonth: 0.05, date: expect.stringMatching(/^\d{4}-/) });
});

test.each<[string, string, (world: World) => Promise<unknown>]>([
  [
    'a recipe',
    'recipes of Image Builder',
    async ({ api, orphan }) =>
      createRecipe(api, { name: 'above', parentImage: orphan, components: [{ componentArn: await createComponent(api, 'part') }] }),
  ],
  [
    'an older version of a launch template',
    'launch template versions',
    async ({ ec2, orphan }) => {
      await ec2.createLaunchTemplate({ LaunchTemplateName: 'web', LaunchTemplateData: { ImageId: orphan } });
      await ec2.createLaunchTemplateVersion({ LaunchTemplateName: 'web', LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0' } });
    },
  ],
  [
    'a parameter',
    'parameters of the Parameter Store',
    async ({ aws, orphan }) => (await aws.ssm()).putParameter({ Name: '/golden/web', Value: orphan, Type: 'String' }),
  ],
  [
    'a launch permission',
    'launch permissions to others',
    ({ ec2, orphan }) => ec2.modifyImageAttribute({ ImageId: orphan, LaunchPermission: { Add: [{ UserId: '111122223333' }] } }),
  ],
])('an AMI that %s refers to is no garbage, and the proof says so', async (_who, what, refer) => {
  const world = await withOrphan();
  await refer(world);
  const item = await itemOf(world, world.orphan);
  expect(item?.unreferenced).toBe(false);
  expect(item?.checks.filter(({ outcome }) => outcome === 'refers')).toMatchObject([{ what }]);
});

test('the plan deletes AMIs before the snapshots that they stand on, and a run of it can be repeated', async () => {
  const world = await withOrphan();
  const { cleanup, ec2, orphan, used } = world;
  const plan = await cleanup.plan({ ...here, ids: [orphan, used] }, signal);
  expect(plan.map(({ kind, id }) => [kind, id.slice(0, 5)])).toEqual([
    ['ami', orphan.slice(0, 5)],
    ['snapshot', 'snap-'],
  ]);
  expect((await run(world, [orphan])).map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['ami', 'done'],
    ['snapshot', 'done'],
  ]);
  expect((await ec2.describeImages({ Owners: ['self'] })).Images?.map(({ ImageId }) => ImageId)).toEqual([used]);
  expect((await ec2.describeSnapshots({ OwnerIds: ['self'] })).Snapshots).toHaveLength(1);
  expect(await run(world, [orphan])).toMatchObject([{ outcome: 'gone' }]);
});

test('what something came to refer to since the plan was made stays, with its snapshot', async () => {
  const world = await withOrphan();
  const { ec2, orphan } = world;
  await ec2.modifyImageAttribute({ ImageId: orphan, LaunchPermission: { Add: [{ UserId: '111122223333' }] } });
  expect(await run(world, [orphan])).toMatchObject([{ kind: 'ami', outcome: 'kept', detail: '111122223333 may launch it' }]);
  expect((await ec2.describeSnapshots({ OwnerIds: ['self'] })).Snapshots).toHaveLength(2);
});

test('a snapshot that was left behind, and goes on by itself after a plan was cut off', async () => {
  const world = await withOrphan();
  const snapshot = (await itemOf(world, world.orphan))?.snapshots[0]?.id ?? '';
  await world.ec2.deregisterImage({ ImageId: world.orphan });
  expect(await itemOf(world, snapshot)).toMatchObject({ kind: 'snapshot', unreferenced: true });
  expect(await run(world, [snapshot])).toMatchObject([{ kind: 'snapshot', outcome: 'done' }]);
});
