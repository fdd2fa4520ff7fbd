import { associateFleet, createStack, disassociateFleet, readStacks, removeStack } from '../../appstream/fleets/stacks.ts';
import { agreed, columns, print } from './printing.ts';
import { type Asked, type Noun, verb } from './verb.ts';

const appstream = async (request: Asked) => (await request.aws()).appstream();
const associationOf = ({ words: [stack = '', fleet = ''] }: Asked) => ({ stack, fleet });

const list = verb({
  summary: 'every stack of the Region, with its fleets',
  async run(request) {
    const stacks = await readStacks(await appstream(request));
    const rows = stacks.map(({ name, fleets }) => [name, fleets.join(', ')]);
    print(request, { stacks }, columns(['NAME', 'FLEETS'], rows, 'There are no stacks in this Region.'));
  },
});

const create = verb({
  summary: 'makes a stack',
  words: ['NAME'],
  options: { 'display-name': { type: 'string', value: 'TEXT', tells: 'what users see' } },
  async run(request) {
    const [name = ''] = request.words;
    await createStack(await appstream(request), { name, displayName: request.options['display-name'] });
    print(request, { created: name }, [`Created ${name}.`]);
  },
});

const associate = verb({
  summary: 'gives a stack a fleet',
  words: ['STACK', 'FLEET'],
  async run(request) {
    const association = associationOf(request);
    await associateFleet(await appstream(request), association);
    print(request, { associated: association }, [`${association.fleet} is in ${association.stack}.`]);
  },
});

const disassociate = verb({
  summary: 'takes a fleet from a stack',
  words: ['STACK', 'FLEET'],
  async run(request) {
    const association = associationOf(request);
    await disassociateFleet(await appstream(request), association);
    print(request, { disassociated: association }, [`${association.fleet} is no longer in ${association.stack}.`]);
  },
});

const remove = verb({
  summary: 'deletes a stack that has no fleets',
  words: ['NAME'],
  asks: true,
  async run(request) {
    const [name = ''] = request.words;
    if (!(await agreed(request, [`${name} is deleted, for good.`], `Delete ${name}?`))) return 1;
    await removeStack(await appstream(request), name);
    print(request, { deleted: name }, [`Deleted ${name}.`]);
    return 0;
  },
});

export const stacks: Noun = { verbs: { list, create, associate, disassociate, delete: remove } };
