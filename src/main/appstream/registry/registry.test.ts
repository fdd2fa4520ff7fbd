import { expect, onTestFinished, test, vi } from 'vitest';
import {
  type AppStreamImage,
  applyLiveList,
  emptyLiveList,
  type ImageDeletionEvent,
  type LiveList,
  type ShareEvent,
} from '../../../contract/index.ts';
import { appStreamAccount } from '../../testing/appstream-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { createRegistry } from './registry.ts';

const at = { connection: 'local', region: 'us-east-1' };

/** The registry over an account with one image, as a window asks it. */
async function setting() {
  const { account, available, aws, makeImage, otherAccount, until } = await appStreamAccount();
  const arn = await makeImage('office');
  const folder = temporaryFolder();
  const registry = createRegistry({ aws: account.aws, folder });
  const theirs = await otherAccount();
  onTestFinished(() => {
    registry.close();
    theirs.close();
  });
  const there = await account.inRegion('eu-west-1');
  return { account, available, aws, until, theirs, there, folder, arn, image: { connection: 'local', arn }, registry: registry.handlers };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const signal = () => AbortSignal.timeout(60_000);
const other = '000000000001';

const fleet = { Name: 'floor', InstanceType: 'stream.standard.medium', ComputeCapacity: { DesiredInstances: 2 } };

test('an image is told with its applications, its tags, what uses it and how old it is', async () => {
  const { arn, aws, image, registry } = await setting();
  const api = await aws.appstream();
  await api.createFleet({ ...fleet, ImageArn: arn });
  await api.createStack({ Name: 'desk' });
  await api.associateFleet({ FleetName: 'floor', StackName: 'desk' });
  expect(await registry.tag({ ...image, set: { team: 'images' }, remove: [] }, signal())).toEqual({ team: 'images' });
  const detail = await registry.get(image, signal());
  expect(detail).toMatchObject({
    image: {
      name: 'office',
      state: 'AVAILABLE',
      visibility: 'PRIVATE',
      sharedWithOthers: false,
      builder: 'office-builder',
      agentIsLatest: true,
    },
    applications: [{ name: 'editor', launchPath: 'C:\\Editor\\editor.exe' }],
    tags: { team: 'images' },
    shares: { known: true, value: [] },
    fleets: { known: true, value: [{ name: 'floor', state: 'STOPPED', desired: 2, stacks: ['desk'] }] },
  });
  expect(detail.bases.every(({ platform }) => platform === 'WINDOWS_SERVER_2022')).toBe(true);
  await expect(registry.get({ ...image, arn: arn.replace('office', 'nothing') }, signal())).rejects.toMatchObject({ code: 'not-found' });
  expect(await registry.icons(image, signal())).toBeTypeOf('object');
}, 60_000);

test('permissions are changed call by call to what was seen, and take effect in the other account', async () => {
  const { arn, aws, image, registry, theirs } = await setting();
  const grant = [{ account: other, after: { fleet: true, imageBuilder: false } }];
  expect(await all<ShareEvent>(registry.share({ ...image, seen: '', changes: grant }, signal()))).toEqual([
    { type: 'doing', account: other },
    { type: 'done', account: other },
  ]);
  expect(await registry.shares(image, signal())).toEqual([{ account: other, fleet: true, imageBuilder: false }]);
  const seenThere = await (await theirs.appstream()).describeImages({ Type: 'SHARED' });
  expect(seenThere.Images).toMatchObject([{ Arn: arn, ImagePermissions: { allowFleet: true, allowImageBuilder: false } }]);

  const stale = all(registry.share({ ...image, seen: '', changes: grant }, signal()));
  await expect(stale).rejects.toMatchObject({ code: 'conflict' });
  const own = [{ account: aws.connection.accountId, after: { fleet: true, imageBuilder: true } }];
  await expect(all(registry.share({ ...image, seen: `${other}f`, changes: own }, signal()))).rejects.toMatchObject({
    code: 'invalid-input',
  });

  const { Fleet } = await (await theirs.appstream()).createFleet({ ...fleet, ImageArn: arn });
  expect(Fleet?.ComputeCapacityStatus?.Desired).toBe(2);
  const end = [{ account: other, after: { fleet: false, imageBuilder: false } }];
  await all(registry.share({ ...image, seen: `${other}f`, changes: end }, signal()));
  expect(await registry.shares(image, signal())).toEqual([]);
  const { Fleets } = await (await theirs.appstream()).describeFleets({ Names: ['floor'] });
  expect(Fleets?.[0]?.ComputeCapacityStatus?.Desired).toBe(0);
}, 60_000);

test('a copy has its name checked where it goes, and leaves tags and permissions behind', async () => {
  const { available, image, registry, there } = await setting();
  const to = { connection: 'local', region: 'eu-west-1' };
  await registry.tag({ ...image, set: { team: 'images' }, remove: [] }, signal());
  expect(await registry.checkName({ ...to, name: 'office' }, signal())).toBe(true);
  const { arn } = await registry.copy({ ...image, to: 'eu-west-1', name: 'office', description: 'A copy' }, signal());
  expect(arn).toContain('eu-west-1');
  expect(await registry.checkName({ ...to, name: 'office' }, signal())).toMatchObject({ reason: expect.stringContaining('already') });
  await expect(registry.copy({ ...image, to: 'eu-west-1', name: 'office' }, signal())).rejects.toMatchObject({ code: 'conflict' });
  await available('office', there);
  const copy = await registry.get({ connection: 'local', arn }, signal());
  expect(copy).toMatchObject({ image: { description: 'A copy' }, tags: {}, shares: { known: true, value: [] } });
}, 60_000);

test('an update is asked for in a dry run, which makes nothing, and then made', async () => {
  const { available, aws, image, registry } = await setting();
  expect(await registry.canUpdate(image, signal())).toBe(true);
  expect((await (await aws.appstream()).describeImages({ Type: 'PRIVATE' })).Images).toHaveLength(1);
  const { arn } = await registry.update({ ...image, name: 'office-2', displayName: 'Office', tags: { team: 'images' } }, signal());
  expect(await available('office-2')).toBe(arn);
  expect(await registry.get({ connection: 'local', arn }, signal())).toMatchObject({
    image: { displayName: 'Office' },
    tags: { team: 'images' },
  });
}, 60_000);

test('lists are live: a copy passes through its states without anybody asking again', async () => {
  const { image, registry, until } = await setting();
  const stop = new AbortController();
  let list: LiveList<AppStreamImage> = emptyLiveList;
  const states = new Set<string>();
  const following = (async () => {
    for await (const event of registry.watch({ ...at, visibility: 'PRIVATE' }, stop.signal)) {
      list = applyLiveList(list, event, ({ arn }) => arn);
      for (const { name, state } of list.rows.values()) if (name === 'twin') states.add(state);
    }
  })();
  await until(() => expect(list.status?.whole).toBe(true));
  await registry.copy({ ...image, to: 'us-east-1', name: 'twin' }, signal());
  await vi.waitFor(() => expect([...states]).toEqual(['COPYING'])); // time stands still until somebody waits for an end
  await until(() => expect([...states]).toEqual(['COPYING', 'AVAILABLE']));
  stop.abort();
  await following;
}, 60_000);

test('a deletion takes the image from fleets and accounts first, and can be gone on with where it was cut off', async () => {
  const { account, arn, available, aws, folder, image, registry, until } = await setting();
  const api = await aws.appstream();
  const { arn: twin } = await registry.copy({ ...image, to: 'us-east-1', name: 'twin' }, signal());
  await available('twin');
  await api.createFleet({ ...fleet, ImageArn: arn });
  await api.createFleet({ ...fleet, Name: 'attic', ImageArn: arn });
  await api.createStack({ Name: 'desk' });
  await api.associateFleet({ FleetName: 'attic', StackName: 'desk' });
  await api.startFleet({ Name: 'attic' });
  await all(registry.share({ ...image, seen: '', changes: [{ account: other, after: { fleet: true, imageBuilder: true } }] }, signal()));

  const plan = await registry.planDeletion(image, signal());
  expect(plan).toMatchObject({ fleets: [{ name: 'floor' }, { name: 'attic' }], shares: [{ account: other }], others: [{ arn: twin }] });
  const fates = [
    { way: 'image', fleet: 'floor', image: twin },
    { way: 'delete', fleet: 'attic' },
  ] as const;
  const confirmed = [
    `give floor ${twin}`,
    'disassociate attic desk',
    'stop attic',
    'delete fleet attic',
    `unshare ${other}`,
    `delete ${arn}`,
  ];
  const less = all(registry.delete({ ...image, fates: [...fates], confirmed: confirmed.slice(0, 4) }, signal()));
  await expect(less).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Stop sharing') });

  const cut = new AbortController();
  for await (const event of registry.delete({ ...image, fates: [...fates], confirmed }, cut.signal)) if (event.type === 'done') cut.abort();
  expect(await registry.unfinished(at, signal())).toMatchObject([{ arn, fates, confirmed }]);
  // Another life of the app finds what was confirmed, and does the rest.
  const again = createRegistry({ aws: account.aws, folder });
  const { unfinished } = await again.handlers.planDeletion(image, signal());
  expect(unfinished).toMatchObject({ confirmed });
  const events = await all<ImageDeletionEvent>(again.handlers.delete({ ...image, fates: [...fates], confirmed }, signal()));
  expect(events.filter(({ type }) => type !== 'doing').map(({ id, type }) => [type, id])).toEqual([
    ['gone', confirmed[0]],
    ...confirmed.slice(1).map((id) => ['done', id]),
  ]);
  expect(await again.handlers.unfinished(at, signal())).toEqual([]);
  const { Fleets = [] } = await api.describeFleets({});
  expect(Fleets.map(({ ImageArn, Name }) => [Name, ImageArn])).toEqual([['floor', twin]]);
  await until(() => expect(again.handlers.get(image, signal())).rejects.toMatchObject({ code: 'not-found' }));
  again.close();
}, 90_000);

test('a fleet of another account that is still on the image is told of as what it may be', async () => {
  const { arn, aws, image, registry, theirs } = await setting();
  await all(registry.share({ ...image, seen: '', changes: [{ account: other, after: { fleet: true, imageBuilder: false } }] }, signal()));
  await (await theirs.appstream()).createFleet({ ...fleet, ImageArn: arn });
  const events = await all<ImageDeletionEvent>(
    registry.delete({ ...image, fates: [], confirmed: [`unshare ${other}`, `delete ${arn}`] }, signal()),
  );
  expect(events.at(-1)).toMatchObject({
    type: 'failed',
    id: `delete ${arn}`,
    message: expect.stringContaining('Fleets of other accounts'),
  });
  expect(await registry.unfinished(at, signal())).toHaveLength(1);
  // Its owner clears the way, and somebody deletes the image elsewhere: nothing is left to go on with.
  await (await theirs.appstream()).deleteFleet({ Name: 'floor' });
  await (await aws.appstream()).deleteImage({ Name: 'office' });
  await expect(registry.planDeletion(image, signal())).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('being deleted'),
  });
  expect(await registry.unfinished(at, signal())).toEqual([]);
}, 60_000);

test('how far somebody is on a way to keep an image up to date is kept', async () => {
  const { image, registry } = await setting();
  const state = { way: 'same-builder', since: '2026-11-21T10:00:00.000Z', ticked: ['install'] } as const;
  expect((await registry.upkeep(image, signal())).state).toBeUndefined();
  await registry.keepUpkeep({ ...image, state: { ...state, ticked: [...state.ticked] } }, signal());
  const { facts, state: kept } = await registry.upkeep(image, signal());
  expect(kept).toEqual(state);
  expect(facts).toMatchObject({ newest: { name: 'AppStream-WinServer2022-05-06-2026' }, builders: [{ name: 'office-builder' }] });
  await registry.keepUpkeep(image, signal());
  expect((await registry.upkeep(image, signal())).state).toBeUndefined();
}, 60_000);
