import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type AppStreamImage, imageNameFault, isPassingImageState, refusalText } from '../../../contract/index.ts';
import { canUpdateImage, copyImage, updateImage } from '../../appstream/registry/make-image.ts';
import { readImage } from '../../appstream/registry/read-images.ts';
import type { Aws } from '../../aws/clients.ts';
import { UsageError } from '../command.ts';
import { findImage } from './find-image.ts';
import { print } from './printing.ts';
import { type Asked, verb } from './verb.ts';

const wait = { type: 'boolean', tells: 'end once the image is there, or failed' } as const;
const description = { type: 'string', value: 'TEXT', tells: 'its description' } as const;

export const copy = verb({
  summary: 'copies an image of this account to a Region; tags and permissions stay behind',
  words: ['IMAGE'],
  options: {
    to: { type: 'string', required: true, value: 'REGION', tells: 'where to' },
    name: { type: 'string', value: 'NAME', tells: 'the name of the copy (default: that of the image)' },
    description,
    wait,
  },
  async run(request) {
    const { to, name, description: text, wait: waits } = request.options;
    const { aws, image } = await findImage(request, request.words[0] ?? '');
    const there = await request.aws(to);
    const wish = { arn: image.arn, name: checkedName(name ?? image.name), description: text };
    return tell(request, there, { made: await copyImage(aws, there, wish), waits });
  },
});

export const update = verb({
  summary: 'makes an image like another one, with the newest agent and the updates of Windows; AWS is asked first whether it can',
  words: ['IMAGE'],
  options: {
    name: { type: 'string', value: 'NAME', tells: 'the name of the new image' },
    'display-name': { type: 'string', value: 'TEXT', tells: 'its display name' },
    description,
    'dry-run': { type: 'boolean', tells: 'only ask whether it can be updated' },
    wait,
  },
  async run(request) {
    const { name, 'display-name': displayName, description: text, 'dry-run': dry, wait: waits } = request.options;
    if (!dry && name === undefined) throw new UsageError('give --name, the name of the new image, or --dry-run');
    const { aws, image } = await findImage(request, request.words[0] ?? '');
    const permit = await canUpdateImage(aws, image.arn);
    if (permit !== true) throw new AppError('refused', refusalText(permit));
    if (dry || name === undefined) {
      print(request, { image: image.arn, canUpdate: true }, ['AWS can update it.']);
      return 0;
    }
    const wish = { arn: image.arn, name: checkedName(name), displayName, description: text };
    return tell(request, aws, { made: await updateImage(aws, wish), waits });
  },
});

function checkedName(name: string): string {
  const fault = imageNameFault(name);
  if (fault !== undefined) throw new UsageError(fault);
  return name;
}

/** Milliseconds between two looks at an image that is being made. */
const lookEvery = 2000;

/** Tells what was made; once it is settled, where somebody waits for that. Ends with 1 for one that failed. */
async function tell(
  request: Pick<Asked, 'io' | 'json'>,
  aws: Aws,
  { made, waits }: { readonly made: AppStreamImage; readonly waits: boolean },
): Promise<number> {
  let image = made;
  while (waits && isPassingImageState(image.state)) {
    await sleep(lookEvery, undefined, { signal: request.io.signal });
    image = await readImage(await aws.appstream(), image.arn);
  }
  const { arn, name, reason, state } = image;
  print(request, { arn, name, state, reason }, [`${arn}  ${state}${reason === '' ? '' : `: ${reason}`}`]);
  return state === 'FAILED' ? 1 : 0;
}
