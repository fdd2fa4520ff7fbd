import { expect, test } from 'vitest';
import type { FleetSettings } from '../../../contract/index.ts';
import { type AppStreamAccounts, appStreamAccounts } from '../../testing/appstream-account.ts';
import { createFleets } from './fleets.ts';

const here = { connection: 'mine', region: 'us-east-1' };
const owner = '000000000000';
const other = '000000000001';

const settings: FleetSettings = {
  ...{ name: 'desks', imageArn: `arn:aws:appstream:us-east-1:${owner}:image/office`, instanceType: 'stream.standard.medium' },
  ...{ type: 'ON_DEMAND', desired: 2, subnets: [], securityGroups: [], internet: false },
};

/** Two accounts, an image in the first, and the fleets of both as windows see them. */
async function world() {
  const accounts = await appStreamAccounts();
  await accounts.kit.image('office');
  const { handlers, close } = createFleets(async ({ id }) => (id === 'mine' ? accounts.mine : accounts.theirs));
  return { ...accounts, fleets: handlers, close };
}

const share = ({ kit }: AppStreamAccounts, allowFleet: boolean) =>
  kit.mine.updateImagePermissions({ Name: 'office', SharedAccountId: other, ImagePermissions: { allowFleet, allowImageBuilder: true } });

const refused = (message: RegExp) => ({ code: 'refused', message: expect.stringMatching(message) });
const { signal } = new AbortController();

test('a fleet is created of an image, started, resized, stopped and deleted with its place in a stack', async () => {
  const { fleets, kit } = await world();
  const at = { ...here, name: 'desks' };
  await fleets.createStack({ ...here, name: 'office-users' }, signal);
  expect(await fleets.create({ ...here, settings: { ...settings, stack: 'office-users' } }, signal)).toMatchObject({
    ...{ name: 'desks', state: 'STOPPED', type: 'ON_DEMAND', imageName: 'office', imageFault: undefined, desired: 2, running: 0 },
  });
  expect(await fleets.stacks(here, signal)).toMatchObject([{ name: 'office-users', fleets: ['desks'] }]);
  await expect(fleets.stop(at, signal)).rejects.toMatchObject(refused(/It is stopped/));
  expect(await fleets.start(at, signal)).toMatchObject({ state: 'STARTING' });
  await expect(fleets.remove(at, signal)).rejects.toMatchObject(refused(/then stop it/));
  await kit.settle();
  expect(await fleets.setCapacity({ ...at, desired: 3 }, signal)).toMatchObject({ state: 'RUNNING', desired: 3 });
  expect(await fleets.stop(at, signal)).toMatchObject({ state: 'STOPPING' });
  await kit.settle();
  await expect(fleets.removeStack({ ...here, name: 'office-users' }, signal)).rejects.toMatchObject(refused(/has the fleets desks/));
  expect(await fleets.planDeletion(at, signal)).toEqual({ stacks: ['office-users'] });
  await fleets.remove(at, signal);
  await fleets.removeStack({ ...here, name: 'office-users' }, signal);
  expect(await fleets.stacks(here, signal)).toEqual([]);
});

test('a fleet whose image was unshared says so at a desired capacity of 0, and goes on with another image', async () => {
  const { fleets, kit, ...accounts } = await world();
  const there = { connection: 'theirs', region: 'us-east-1' };
  const at = { ...there, name: 'desks' };
  await share({ kit, ...accounts }, true);
  expect(await fleets.images(there, signal)).toMatchObject([{ name: 'office', visibility: 'SHARED', owner }]);
  await fleets.create({ ...there, settings }, signal);
  await share({ kit, ...accounts }, false);
  const [orphan] = await rowsOf(fleets, there);
  expect(orphan).toMatchObject({ desired: 0, imageFault: expect.stringMatching(/Its image cannot be used: it is not shared for fleets/) });
  expect(await fleets.images(there, signal)).toEqual([]);
  await expect(fleets.start(at, signal)).rejects.toMatchObject(refused(/Choose another image first/));
  await expect(fleets.setCapacity({ ...at, desired: 1 }, signal)).rejects.toMatchObject(refused(/Choose another image first/));
  await kit.mine.copyImage({ SourceImageName: 'office', DestinationImageName: 'office-2', DestinationRegion: 'us-east-1' });
  await kit.settle();
  await kit.mine.updateImagePermissions({ Name: 'office-2', SharedAccountId: other, ImagePermissions: { allowFleet: true } });
  const second = settings.imageArn.replace('office', 'office-2');
  expect(await fleets.changeImage({ ...at, imageArn: second, desired: 1 }, signal)).toMatchObject({ desired: 1, imageFault: undefined });
});

type Fleets = ReturnType<typeof createFleets>['handlers'];

/** What a window sees first. */
async function rowsOf(fleets: Fleets, at: typeof here) {
  const stop = new AbortController();
  for await (const event of fleets.watch(at, stop.signal)) {
    if (event.type === 'rows' && event.rows.length > 0) {
      stop.abort();
      return event.rows;
    }
  }
  throw new Error('The fleets were never told.');
}

test('a fleet is not created of an image that cannot be used, on a type that does not fit, or under a name that is taken', async () => {
  const { fleets } = await world();
  const create = (changed: Partial<FleetSettings>) => fleets.create({ ...here, settings: { ...settings, ...changed } }, signal);
  await expect(create({ imageArn: settings.imageArn.replace('office', 'nothing') })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(create({ instanceType: 'stream.graphics.g5.xlarge' })).rejects.toMatchObject({
    message: expect.stringMatching(/Graphics G5/),
  });
  await create({});
  await expect(create({})).rejects.toMatchObject({ code: 'conflict' });
});

test('a fleet is in one stack at most; giving or taking it twice is no error', async () => {
  const { fleets } = await world();
  await fleets.create({ ...here, settings }, signal);
  for (const name of ['one', 'two']) await fleets.createStack({ ...here, name }, signal);
  await expect(fleets.createStack({ ...here, name: 'one' }, signal)).rejects.toMatchObject({ code: 'conflict' });
  const association = { ...here, fleet: 'desks', stack: 'one' };
  await fleets.associate(association, signal);
  await fleets.associate(association, signal);
  await expect(fleets.associate({ ...association, stack: 'two' }, signal)).rejects.toMatchObject(refused(/is in the stack one/));
  await fleets.disassociate(association, signal);
  await fleets.disassociate(association, signal);
  expect(await fleets.planDeletion({ ...here, name: 'desks' }, signal)).toEqual({ stacks: [] });
});

test('an answer that was lost, or a call that arrived twice, is no false error', async () => {
  const { mine, kit } = await world();
  const api = await mine.appstream();
  // Each call arrives twice, as when the SDK sends it again because the first answer got lost.
  for (const operation of ['CreateFleet', 'StartFleet', 'DeleteFleet', 'CreateStack', 'AssociateFleet'] as const)
    twice(api, `${operation}Command`);
  const { handlers: fleets } = createFleets(async () => mine);
  await fleets.createStack({ ...here, name: 'users' }, signal);
  expect(await fleets.create({ ...here, settings: { ...settings, stack: 'users' } }, signal)).toMatchObject({ state: 'STOPPED' });
  expect(await fleets.start({ ...here, name: 'desks' }, signal)).toMatchObject({ state: 'STARTING' });
  await kit.settle();
  await fleets.stop({ ...here, name: 'desks' }, signal);
  await kit.settle();
  await fleets.remove({ ...here, name: 'desks' }, signal);
  expect((await kit.mine.describeFleets({})).Fleets).toEqual([]);
});

type Api = Awaited<ReturnType<AppStreamAccounts['mine']['appstream']>>;

function twice(api: Api, command: string): void {
  api.middlewareStack.add(
    (next, context) => async (args) => {
      if ('commandName' in context && context.commandName === command) await next(args);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'high', name: `twice ${command}` },
  );
}

test('who streams from a fleet is told, and a session is ended where the fleet runs', async () => {
  const { fleets, kit } = await world();
  const at = { ...here, name: 'desks' };
  await fleets.createStack({ ...here, name: 'users' }, signal);
  await fleets.create({ ...here, settings: { ...settings, stack: 'users' } }, signal);
  await expect(fleets.endSession({ ...at, session: 'none' }, signal)).rejects.toMatchObject(refused(/It is stopped/));
  await fleets.start(at, signal);
  await kit.settle();
  const { StreamingURL = '' } = await kit.mine.createStreamingURL({ FleetName: 'desks', StackName: 'users', UserId: 'ada' });
  await fetch(StreamingURL);
  const [session] = await fleets.sessions(at, signal);
  expect(session).toMatchObject({ user: 'ada', stack: 'users', state: 'ACTIVE', connected: true });
  await fleets.endSession({ ...at, session: session?.id ?? '' }, signal);
  expect(await fleets.sessions(at, signal)).toMatchObject([{ user: 'ada', state: 'EXPIRED' }]);
});
