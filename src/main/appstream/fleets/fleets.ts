import { type AccountTarget, type Contract, type FleetRow, type Handlers, isPassingFleetState } from '../../../contract/index.ts';
import { type AwsOf, reachAccount } from '../../aws/reach.ts';
import { createLiveLists } from '../live-lists.ts';
import { createFleet } from './create-fleet.ts';
import { fleetImages } from './fleet-images.ts';
import { changeImage, removeFleet, setCapacity, startFleet, stopFleet } from './operate.ts';
import { fleetPages } from './read-fleets.ts';
import { endSession, readSessions } from './sessions.ts';
import { associateFleet, createStack, disassociateFleet, readStacks, removeStack, stacksOf } from './stacks.ts';

/** Fleets and stacks of all accounts, for windows. */
export function createFleets(aws: AwsOf) {
  const reach = async (at: AccountTarget) => (await reachAccount(aws, at)).appstream();
  const lists = createLiveLists<FleetRow>({
    read: async function* (at) {
      yield* fleetPages(await reach(at));
    },
    keyOf: ({ name }) => name,
    // Instances come and go after the state has settled.
    isPassing: ({ state, desired, running }) => isPassingFleetState(state) || (state === 'RUNNING' && running < desired),
  });
  /** Whoever looks sees at once what was done. */
  const changing = async <Result>(at: AccountTarget, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } finally {
      lists.touched(at);
    }
  };
  const handlers: Handlers<Contract>['fleets'] = {
    watch: (at, signal) => lists.watch(at, signal),
    refresh: async (at) => lists.touched(at),
    images: async (at) => fleetImages(await reach(at)),
    create: ({ settings, ...at }) => changing(at, async () => createFleet(await reach(at), settings)),
    start: ({ name, ...at }) => changing(at, async () => startFleet(await reach(at), name)),
    stop: ({ name, ...at }) => changing(at, async () => stopFleet(await reach(at), name)),
    setCapacity: ({ name, desired, ...at }) => changing(at, async () => setCapacity(await reach(at), name, desired)),
    changeImage: ({ name, imageArn, desired, ...at }) =>
      changing(at, async () => changeImage(await reach(at), name, { imageArn, desired })),
    planDeletion: async ({ name, ...at }) => ({ stacks: await stacksOf(await reach(at), name) }),
    remove: ({ name, ...at }) => changing(at, async () => removeFleet(await reach(at), name)),
    sessions: async ({ name, ...at }) => readSessions(await reach(at), name),
    endSession: ({ name, session, ...at }) => changing(at, async () => endSession(await reach(at), name, session)),
    stacks: async (at) => readStacks(await reach(at)),
    createStack: async ({ name, displayName, ...at }) => createStack(await reach(at), { name, displayName }),
    removeStack: async ({ name, ...at }) => removeStack(await reach(at), name),
    associate: async ({ stack, fleet, ...at }) => associateFleet(await reach(at), { stack, fleet }),
    disassociate: async ({ stack, fleet, ...at }) => disassociateFleet(await reach(at), { stack, fleet }),
  };
  return { handlers, close: lists.close };
}
