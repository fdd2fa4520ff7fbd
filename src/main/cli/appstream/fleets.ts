import type { FleetRow } from '../../../contract/index.ts';
import { readFleets } from '../../appstream/fleets/read-fleets.ts';
import { columns, print } from './printing.ts';
import { type Noun, verb } from './verb.ts';

const head = ['NAME', 'STATE', 'IMAGE', 'INSTANCE TYPE', 'DESIRED', 'RUNNING', 'IN USE', 'AVAILABLE'];

const cells = ({ name, state, imageName, instanceType, desired, running, inUse, available }: FleetRow) => [
  ...[name, state, imageName, instanceType],
  ...[desired, running, inUse, available].map(String),
];

const list = verb({
  summary: 'every fleet of the Region, with its state, its image and its capacity',
  async run(request) {
    const fleets = await readFleets(await (await request.aws()).appstream());
    print(request, { fleets }, columns(head, fleets.map(cells), 'There are no fleets in this Region.'));
  },
});

export const fleets: Noun = { verbs: { list } };
