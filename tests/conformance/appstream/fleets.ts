import {
  type AppStreamCase,
  answers,
  assert,
  assertRecent,
  badCombination,
  badRole,
  exceedsQuota,
  exists,
  incompatible,
  inUse,
  missing,
  notAvailable,
  notPermitted,
  one,
  refuses,
} from './common.ts';
import {
  arnOf,
  baseImage,
  copiedImage,
  fleet,
  fleetRequest,
  freshFleet,
  freshStack,
  pendingImage,
  role,
  sharedImage,
  startedFleet,
} from './given.ts';
import { type AppStreamCases, type AppStreamKit, otherAccount } from './session.ts';

const nobody = async (kit: AppStreamKit) => ({ Name: kit.name('nobody') });
const shown = async (kit: AppStreamKit, Name: string) => one(await kit.call('DescribeFleets', { Names: [Name] }), 'Fleets');

/** A fleet of an image that its owner shares no more. */
async function bereftFleet(kit: AppStreamKit): Promise<string> {
  const ImageArn = await sharedImage(kit, { allowFleet: true, allowImageBuilder: true });
  const Name = await freshFleet(kit, { ImageName: undefined, ImageArn });
  await kit.theirs('DeleteImagePermissions', { Name: ImageArn.replace(/^.*\//, ''), SharedAccountId: '000000000000' });
  return Name;
}

/** What a fleet may be, which its creation and its change have in common; `request` makes one with these members. */
function settings(operation: string, request: (kit: AppStreamKit, more: object) => Promise<object>): readonly AppStreamCase[] {
  const of = (code: string, title: string, more: (kit: AppStreamKit) => object | Promise<object>) =>
    refuses(operation, code, title).of(async (kit) => ({ ...(await request(kit, await more(kit))) }));
  return [
    of(missing, 'does not know an image that is not there', () => ({ ImageName: 'nothing' })),
    of(notAvailable, 'takes no image that is still being made', async (kit) => ({ ImageName: await pendingImage(kit) })),
    of(incompatible, 'takes no base image', () => ({ ImageName: baseImage })),
    of(notPermitted, 'takes no image that is shared for builders alone', async (kit) => ({
      ...{ ImageName: undefined, ImageArn: await sharedImage(kit, { allowFleet: false, allowImageBuilder: true }) },
    })),
    of(badRole, 'takes a role of its own account', () => ({ IamRoleArn: role(otherAccount) })),
    of(badCombination, 'has instances or sessions', () => ({ ComputeCapacity: { DesiredInstances: 1, DesiredSessions: 1 } })),
  ];
}

const create: AppStreamCases = {
  operation: 'CreateFleet',
  example: fleetRequest,
  cases: [
    answers('makes a fleet, which is stopped', async (kit) => {
      const request = { ...(await fleetRequest(kit)), Tags: { team: 'images' } };
      const { Fleet } = await kit.call('CreateFleet', request);
      assert.equal(Fleet.State, 'STOPPED');
      assert.equal(Fleet.Arn, arnOf(kit, 'fleet', String(request.Name)));
      assert.equal(Fleet.ComputeCapacityStatus.Desired, 1);
      assertRecent(Fleet.CreatedTime);
    }),
    refuses('CreateFleet', exists, 'knows a name once').of(async (kit) => ({ ...(await fleetRequest(kit)), Name: await fleet(kit) })),
    ...settings('CreateFleet', async (kit, more) => ({ ...(await fleetRequest(kit)), ...more })),
    exceedsQuota('CreateFleet', {
      request: fleetRequest,
      async empty(kit, made) {
        for (const { Name } of made) await kit.call('DeleteFleet', { Name });
      },
    }),
  ],
};

const describe: AppStreamCases = {
  operation: 'DescribeFleets',
  example: async () => ({}),
  cases: [
    answers('gives those that are named, and all', async (kit) => {
      const found = await shown(kit, await fleet(kit));
      assert.equal(found.State, 'STOPPED');
      assertRecent(found.CreatedTime);
      assert.ok((await kit.call('DescribeFleets')).Fleets.length > 0);
    }),
    refuses('DescribeFleets', missing, 'does not know what is not there').of((kit) => ({ Names: [kit.name('nobody')] })),
  ],
  pages: {
    rows: 'Fleets',
    async fill(kit) {
      const { Fleets } = await kit.call('DescribeFleets');
      for (let count = Fleets.length; count < 52; count++) await freshFleet(kit);
      return {};
    },
    grow: (kit) => freshFleet(kit),
    key: ({ Name }) => Name,
  },
};

const update: AppStreamCases = {
  operation: 'UpdateFleet',
  example: async (kit) => ({ Name: await freshFleet(kit), DisplayName: 'Other' }),
  cases: [
    answers('changes what is named', async (kit) => {
      const Name = await freshFleet(kit);
      const { Fleet } = await kit.call('UpdateFleet', { Name, DisplayName: 'Other', ComputeCapacity: { DesiredInstances: 3 } });
      assert.equal(Fleet.DisplayName, 'Other');
      assert.equal(Fleet.ComputeCapacityStatus.Desired, 3);
    }),
    answers('gives a fleet another image', async (kit) => {
      const [Name, ImageName] = [await freshFleet(kit), await copiedImage(kit)];
      assert.equal((await kit.call('UpdateFleet', { Name, ImageName })).Fleet.ImageName, ImageName);
    }),
    refuses('UpdateFleet', missing, 'does not know what is not there').of(async (kit) => ({ ...(await nobody(kit)), DisplayName: 'x' })),
    ...settings('UpdateFleet', async (kit, more) => ({ Name: await freshFleet(kit), ...more })),
    refuses('UpdateFleet', inUse, 'changes the type of none that runs').of(async (kit) => ({
      ...{ Name: await startedFleet(kit), InstanceType: 'stream.standard.large' },
    })),
  ],
};

const start: AppStreamCases = {
  operation: 'StartFleet',
  example: async (kit) => ({ Name: await freshFleet(kit) }),
  cases: [
    answers('starts one that is stopped', async (kit) => {
      const Name = await freshFleet(kit);
      await kit.call('StartFleet', { Name });
      assert.equal((await shown(kit, Name)).State, 'STARTING');
      await kit.rest();
      assert.equal((await shown(kit, Name)).State, 'RUNNING');
    }),
    refuses('StartFleet', missing, 'does not know what is not there').of(nobody),
    refuses('StartFleet', notPermitted, 'starts none that runs').of(async (kit) => ({ Name: await startedFleet(kit) })),
    refuses('StartFleet', notAvailable, 'needs its image').of(async (kit) => ({ Name: await kit.once('bereft', () => bereftFleet(kit)) })),
  ],
};

const stop: AppStreamCases = {
  operation: 'StopFleet',
  example: async (kit) => ({ Name: await fleet(kit) }),
  cases: [
    answers('stops one that runs', async (kit) => {
      const Name = await startedFleet(kit);
      await kit.call('StopFleet', { Name });
      assert.equal((await shown(kit, Name)).State, 'STOPPING');
      await kit.rest();
      assert.equal((await shown(kit, Name)).State, 'STOPPED');
    }),
    refuses('StopFleet', missing, 'does not know what is not there').of(nobody),
  ],
};

const remove: AppStreamCases = {
  operation: 'DeleteFleet',
  example: async (kit) => ({ Name: await freshFleet(kit) }),
  cases: [
    answers('deletes one that is stopped', async (kit) => {
      const Name = await freshFleet(kit);
      await kit.call('DeleteFleet', { Name });
      await kit.refused(missing, 'DescribeFleets', { Names: [Name] });
    }),
    refuses('DeleteFleet', missing, 'does not know what is not there').of(nobody),
    refuses('DeleteFleet', inUse, 'deletes none that runs').of(async (kit) => ({ Name: await startedFleet(kit) })),
    refuses('DeleteFleet', inUse, 'deletes none that is in a stack').of(async (kit) => {
      const [Name, StackName] = [await freshFleet(kit), await freshStack(kit)];
      await kit.call('AssociateFleet', { FleetName: Name, StackName });
      return { Name };
    }),
  ],
};

export const fleetCases: readonly AppStreamCases[] = [create, describe, update, start, stop, remove];
