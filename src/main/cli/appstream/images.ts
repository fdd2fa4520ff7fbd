import {
  type AppStreamImage,
  adviceOn,
  type ImageVisibility,
  imageAge,
  imageCategories,
  imageCategory,
  imageCategoryWords,
  type Known,
} from '../../../contract/index.ts';
import { readDetail } from '../../appstream/registry/read-detail.ts';
import { allImages } from '../../appstream/registry/read-images.ts';
import { UsageError } from '../command.ts';
import { findImage } from './find-image.ts';
import { remove } from './images-delete.ts';
import { copy, update } from './images-make.ts';
import { permissions, share, unshare } from './images-share.ts';
import { columns, print } from './printing.ts';
import { type Noun, verb } from './verb.ts';

const head = ['NAME', 'STATE', 'CATEGORY', 'PLATFORM', 'BASE IMAGE', 'AGENT', 'OWNER'];

const cells = (image: AppStreamImage) => [
  ...[image.name, image.state, imageCategoryWords[imageCategory(image)], image.platform],
  ...[image.baseReleased.slice(0, 10), image.agent, image.owner || 'AWS'],
];

const visibilities: Readonly<Record<(typeof imageCategories)[number], ImageVisibility>> = {
  public: 'PUBLIC',
  private: 'PRIVATE',
  'shared-with-others': 'PRIVATE',
  'shared-with-me': 'SHARED',
};

const list = verb({
  summary: 'the images of the account and those that others share with it',
  options: { category: { type: 'string', value: 'CATEGORY', tells: `one list alone: ${imageCategories.join(', ')}` } },
  async run(request) {
    const category = imageCategories.find((one) => one === request.options.category);
    if (request.options.category !== undefined && !category) throw new UsageError(`there is no category '${request.options.category}'`);
    const api = await (await request.aws()).appstream();
    const found = category
      ? (await allImages(api, visibilities[category])).filter((image) => imageCategory(image) === category)
      : [...(await allImages(api, 'PRIVATE')), ...(await allImages(api, 'SHARED'))];
    const images = found.map((image) => ({ ...image, category: imageCategory(image) }));
    print(request, { images }, columns(head, found.map(cells), 'There are no such images.'));
  },
});

const show = verb({
  summary: 'one image: what it is, what uses it, and what is to be done about it',
  words: ['IMAGE'],
  async run(request) {
    const { aws, image } = await findImage(request, request.words[0] ?? '');
    const detail = await readDetail(await aws.appstream(), image.arn);
    const age = imageAge(image, detail.bases, new Date());
    const advice = adviceOn(image, age);
    const { applications, builders, fleets, shares, tags } = detail;
    print(request, { image, category: imageCategory(image), age, applications, tags, shares, fleets, builders, advice }, [
      `${image.name}  ${image.state}${image.reason === '' ? '' : `: ${image.reason}`}  ${imageCategoryWords[imageCategory(image)]}`,
      image.arn,
      `platform ${image.platform}, agent ${image.agent}, base image ${image.baseReleased.slice(0, 10)}`,
      ...applications.map(({ launchPath, name }) => `application ${name}: ${launchPath}`),
      ...knownLines(
        'shared with',
        shares,
        ({ account, fleet, imageBuilder }) => `${account}${fleet ? ' fleets' : ''}${imageBuilder ? ' image builders' : ''}`,
      ),
      ...knownLines('fleet', fleets, ({ name, state }) => `${name} ${state}`),
      ...knownLines('image builder', builders, ({ name, state }) => `${name} ${state}`),
      ...Object.entries(tags).map(([key, value]) => `tag ${key}=${value}`),
      ...advice.filter(({ level }) => level === 'act').map(({ text, title }) => `to do: ${title}. ${text}`),
    ]);
  },
});

function knownLines<Item>(what: string, known: Known<readonly Item[]>, textOf: (item: Item) => string): readonly string[] {
  return known.known ? known.value.map((item) => `${what} ${textOf(item)}`) : [];
}

export const images: Noun = { verbs: { list, show, permissions, share, unshare, copy, update, delete: remove } };
