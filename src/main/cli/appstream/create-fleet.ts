import { AppError, fleetSettings, fleetTypes } from '../../../contract/index.ts';
import { createFleet } from '../../appstream/fleets/create-fleet.ts';
import { fleetImages } from '../../appstream/fleets/fleet-images.ts';
import type { AppStream } from '../../aws/clients.ts';
import { UsageError } from '../command.ts';
import { oneOf } from '../one-of.ts';
import { numberOf, print } from './printing.ts';
import { verb } from './verb.ts';

export const mostInstances = { min: 0, max: 10_000 };

export const create = verb({
  summary: 'makes a fleet, which is stopped at first and costs nothing until it is started',
  words: ['NAME'],
  options: {
    image: { type: 'string', required: true, value: 'NAME|ARN', tells: "an image of 'kiln appstream fleets images'" },
    'instance-type': {
      type: 'string',
      required: true,
      value: 'TYPE',
      tells: 'of a family that the image supports: stream.standard.medium',
    },
    type: { type: 'string', value: 'TYPE', tells: `${fleetTypes.join(' or ')} (default: ${fleetTypes[0]})` },
    desired: { type: 'string', value: 'N', tells: 'how many instances should be there once it runs (default: 1)' },
    subnet: { type: 'string', multiple: true, value: 'ID', tells: 'where instances have their network interfaces' },
    'security-group': { type: 'string', multiple: true, value: 'ID', tells: 'for those' },
    internet: { type: 'boolean', tells: 'give instances access to the internet' },
    stack: { type: 'string', value: 'NAME', tells: 'a stack whose users stream from it' },
  },
  async run(request) {
    const { options, words } = request;
    const api = await (await request.aws()).appstream();
    const given = fleetSettings.safeParse({
      ...{ name: words[0], imageArn: await imageArnOf(api, options.image), instanceType: options['instance-type'] },
      type: oneOf('--type', options.type ?? fleetTypes[0], fleetTypes),
      desired: numberOf('--desired', options.desired ?? '1', mostInstances),
      ...{ subnets: [...options.subnet], securityGroups: [...options['security-group']], internet: options.internet, stack: options.stack },
    });
    if (!given.success) throw new UsageError(given.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`).join('; '));
    const fleet = await createFleet(api, given.data);
    print(request, { fleet }, [`Created ${fleet.name}. Start it with 'kiln appstream fleets start ${fleet.name}'.`]);
  },
});

/** A name is that of an image of the account's own, or of one that only one other account shares. */
async function imageArnOf(api: AppStream, image: string): Promise<string> {
  if (image.startsWith('arn:')) return image;
  const found = (await fleetImages(api)).filter(({ name }) => name === image);
  const [arn] = (found.length > 1 ? found.filter(({ visibility }) => visibility === 'PRIVATE') : found).map((one) => one.arn);
  if (arn !== undefined) return arn;
  const why =
    found.length > 1
      ? `Several accounts share an image ${image}; give its ARN.`
      : `There is no image ${image} that fleets could be made of.`;
  throw new AppError('not-found', why);
}
