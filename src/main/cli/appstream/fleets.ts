import {
  billingNotes,
  capacityConsequences,
  type FleetRow,
  fleetCosts,
  imageChangeConsequences,
  stopConsequences,
} from '../../../contract/index.ts';
import { findInstanceType } from '../../../documents/index.ts';
import { fleetImages } from '../../appstream/fleets/fleet-images.ts';
import { changeImage, removeFleet, setCapacity, startFleet, stopFleet } from '../../appstream/fleets/operate.ts';
import { getFleet, readFleets } from '../../appstream/fleets/read-fleets.ts';
import { endSession, readSessions } from '../../appstream/fleets/sessions.ts';
import { stacksOf } from '../../appstream/fleets/stacks.ts';
import { create, mostInstances } from './create-fleet.ts';
import { agreed, columns, numberOf, print } from './printing.ts';
import { type Asked, type Noun, verb } from './verb.ts';

const head = ['NAME', 'STATE', 'IMAGE', 'INSTANCE TYPE', 'DESIRED', 'RUNNING', 'IN USE', 'AVAILABLE'];

const cells = ({ name, state, imageName, instanceType, desired, running, inUse, available }: FleetRow) => [
  ...[name, state, imageName, instanceType],
  ...[desired, running, inUse, available].map(String),
];

const appstream = async (request: Asked) => (await request.aws()).appstream();
const nameOf = ({ words: [name = ''] }: Asked) => name;
const priceOf = ({ instanceType }: FleetRow) => findInstanceType(instanceType)?.priceClass;

/** How it is now. */
const printFleet = (request: Asked, fleet: FleetRow) =>
  print(request, { fleet }, [
    `${fleet.name} is ${fleet.state}: ${fleet.desired} desired, ${fleet.running} running, ${fleet.inUse} in use`,
    ...(fleet.imageFault === undefined ? [] : [`${fleet.imageFault} Choose another with 'kiln appstream fleets change-image'.`]),
    ...fleet.errors,
  ]);

const list = verb({
  summary: 'every fleet of the Region, with its state, its image and its capacity',
  async run(request) {
    const fleets = await readFleets(await appstream(request));
    const faults = fleets.flatMap(({ name, imageFault }) => (imageFault === undefined ? [] : [`${name}: ${imageFault}`]));
    print(request, { fleets }, [...columns(head, fleets.map(cells), 'There are no fleets in this Region.'), ...faults]);
  },
});

const show = verb({
  summary: 'one fleet, how it is now',
  words: ['NAME'],
  async run(request) {
    printFleet(request, await getFleet(await appstream(request), nameOf(request)));
  },
});

const images = verb({
  summary: 'the images that fleets of this account can be made of',
  async run(request) {
    const found = await fleetImages(await appstream(request));
    const rows = found.map(({ arn, name, owner, platform, visibility }) => [name, platform, visibility === 'SHARED' ? owner : 'own', arn]);
    print(
      request,
      { images: found },
      columns(['NAME', 'PLATFORM', 'OWNER', 'ARN'], rows, 'There is no image that fleets could be made of.'),
    );
  },
});

const start = verb({
  summary: 'starts a fleet that is stopped; its instances are billed',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const { hosting } = (await request.aws()).connection;
    const api = await appstream(request);
    const fleet = await getFleet(api, nameOf(request));
    if (!(await agreed(request, [fleetCosts(fleet, priceOf(fleet)), ...billingNotes(hosting)], `Start ${fleet.name}?`))) return 1;
    printFleet(request, await startFleet(api, fleet.name));
    return 0;
  },
});

const stop = verb({
  summary: 'stops a fleet, and ends the sessions on it',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const api = await appstream(request);
    const fleet = await getFleet(api, nameOf(request));
    if (!(await agreed(request, [stopConsequences(fleet)], `Stop ${fleet.name}?`))) return 1;
    printFleet(request, await stopFleet(api, fleet.name));
    return 0;
  },
});

const capacity = verb({
  summary: 'sets how many instances should be there',
  words: ['NAME', 'INSTANCES'],
  asks: true,
  async run(request) {
    const desired = numberOf('INSTANCES', request.words[1] ?? '', mostInstances);
    const api = await appstream(request);
    const fleet = await getFleet(api, nameOf(request));
    if (!(await agreed(request, [capacityConsequences(fleet, desired)], `Set the capacity of ${fleet.name} to ${desired}?`))) return 1;
    printFleet(request, await setCapacity(api, fleet.name, desired));
    return 0;
  },
});

const changeFleetImage = verb({
  summary: 'gives a fleet another image, also one whose image was unshared',
  words: ['NAME', 'IMAGE-ARN'],
  options: { desired: { type: 'string', value: 'N', tells: 'instances that should be there from then on (default: as many as before)' } },
  asks: true,
  async run(request) {
    const { desired } = request.options;
    const api = await appstream(request);
    const fleet = await getFleet(api, nameOf(request));
    const change = {
      imageArn: request.words[1] ?? '',
      desired: desired === undefined ? undefined : numberOf('--desired', desired, mostInstances),
    };
    if (!(await agreed(request, [imageChangeConsequences(fleet)], `Change the image of ${fleet.name}?`))) return 1;
    printFleet(request, await changeImage(api, fleet.name, change));
    return 0;
  },
});

const remove = verb({
  summary: 'takes a fleet that is stopped from its stacks, and deletes it',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const api = await appstream(request);
    const { name } = await getFleet(api, nameOf(request));
    const stacks = await stacksOf(api, name);
    const plan = [...stacks.map((stack) => `${name} is taken from the stack ${stack}.`), `${name} is deleted, for good.`];
    if (!(await agreed(request, plan, `Delete ${name}?`))) return 1;
    await removeFleet(api, name);
    print(request, { deleted: name, stacks }, [`Deleted ${name}.`]);
    return 0;
  },
});

const sessions = verb({
  summary: 'who streams from a fleet',
  words: ['NAME'],
  async run(request) {
    const found = await readSessions(await appstream(request), nameOf(request));
    const rows = found.map(({ connected, id, stack, started, state, user }) => [user, stack, state, connected ? 'yes' : 'no', started, id]);
    print(request, { sessions: found }, columns(['USER', 'STACK', 'STATE', 'CONNECTED', 'STARTED', 'ID'], rows, 'Nobody streams from it.'));
  },
});

const end = verb({
  summary: 'ends a session at once; what its user did not save is lost',
  words: ['NAME', 'SESSION'],
  asks: true,
  async run(request) {
    const [name = '', session = ''] = request.words;
    if (!(await agreed(request, ['The session ends at once; what its user did not save is lost.'], `End the session ${session}?`)))
      return 1;
    await endSession(await appstream(request), name, session);
    print(request, { ended: session }, [`Ended ${session}.`]);
    return 0;
  },
});

export const fleets: Noun = {
  verbs: {
    list,
    show,
    images,
    create,
    start,
    stop,
    capacity,
    'change-image': changeFleetImage,
    sessions,
    'end-session': end,
    delete: remove,
  },
};
