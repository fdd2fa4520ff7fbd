// The three ways to keep an image up to date, as lists of steps that know how far the account is.
// https://docs.aws.amazon.com/appstream2/latest/developerguide/administer-images.html
import type { AppStreamImage, MadeBuilder } from './appstream-image.ts';

export const upkeepWays = ['new-base', 'same-builder', 'new-builder'] as const;
export type UpkeepWay = (typeof upkeepWays)[number];

export const upkeepWayWords: Readonly<Record<UpkeepWay, { readonly title: string; readonly text: string }>> = {
  'new-base': {
    title: 'Install the applications on the newest base image',
    text: 'The cleanest: Windows and the agent are as AWS released them last, and everything of yours is installed anew.',
  },
  'same-builder': {
    title: 'Update the image builder that it was made on',
    text: 'The quickest, where that builder still exists: start it with the latest agent, install updates, create a new image.',
  },
  'new-builder': {
    title: 'Launch a new image builder of the image and update that',
    text: 'Where the builder is gone: everything that is in the image is on the new builder, and updates are installed on top.',
  },
};

/** What is kept of a way that somebody goes. */
export interface UpkeepState {
  readonly way: UpkeepWay;
  /** ISO 8601: what was made before belongs to another time. */
  readonly since: string;
  /** Steps that nothing in the account tells of, which somebody ticked. */
  readonly ticked: readonly string[];
}

type Builder = MadeBuilder & { readonly imageArn: string };

export interface UpkeepFacts {
  readonly image: AppStreamImage;
  /** The newest base image of its platform and families. */
  readonly newest: { readonly arn: string; readonly name: string } | undefined;
  /** Image builders of the account. */
  readonly builders: readonly Builder[];
  /** Images of the account. */
  readonly images: readonly Pick<AppStreamImage, 'arn' | 'name' | 'builder' | 'created' | 'state'>[];
  /** The account's fleets on the image that is to be replaced, and on those that may replace it. */
  readonly fleets: readonly { readonly name: string; readonly imageArn: string }[];
}

export type UpkeepButton =
  | { readonly does: 'launchBuilder'; readonly image: string }
  | { readonly does: 'openBuilder'; readonly builder: string }
  | { readonly does: 'openFleets' }
  | { readonly does: 'openFleet'; readonly fleet: string }
  | { readonly does: 'deleteImage' };

export interface UpkeepStep {
  readonly id: 'builder' | 'run' | 'install' | 'create' | 'test' | 'fleets' | 'delete';
  readonly title: string;
  readonly text: string;
  readonly done: boolean;
  /** The account tells; it cannot be ticked. */
  readonly told: boolean;
  readonly button?: { readonly label: string; readonly to: UpkeepButton } | undefined;
}

/** The steps of a way and how far each is. */
export function upkeepSteps({ since, ticked, way }: UpkeepState, facts: UpkeepFacts): readonly UpkeepStep[] {
  const builder = builderOf(way, since, facts);
  const made = facts.images.find((one) => builder !== undefined && one.builder === builder.name && one.created >= since);
  const isTicked = (id: UpkeepStep['id']) => ticked.includes(id);
  const toBuilder = builder && ({ does: 'openBuilder', builder: builder.name } as const);
  return [
    builderStep(way, facts, builder),
    {
      ...{ id: 'run', title: 'Start it with the latest agent', told: true },
      done: made !== undefined || builder?.state === 'RUNNING' || builder?.state === 'SNAPSHOTTING',
      text: builder ? `${builder.name} is ${builder.state}.` : 'There is no image builder yet.',
      button: toBuilder && { label: 'Open image builder', to: toBuilder },
    },
    {
      ...{ id: 'install', title: 'Connect and install', told: false, done: made !== undefined || isTicked('install') },
      text:
        way === 'new-base'
          ? 'Applications, and updates since the base image.'
          : 'Updates of Windows, of applications and of what they need.',
      button: toBuilder && { label: 'Connect', to: toBuilder },
    },
    {
      ...{ id: 'create', title: 'Create the image', told: true, done: made?.state === 'AVAILABLE' },
      text: made ? `${made.name} is ${made.state}.` : 'Image Assistant does it on the builder, which stops when the image is there.',
      button: toBuilder && { label: 'Open Image Assistant', to: toBuilder },
    },
    {
      ...{ id: 'test', title: 'Test it on a development fleet', told: false, done: isTicked('test') },
      text: testText(facts, made?.arn),
      button: { label: 'Open fleets', to: { does: 'openFleets' } },
    },
    fleetsStep(facts, made?.state === 'AVAILABLE'),
    {
      ...{ id: 'delete', title: 'Delete the image that was replaced', told: true, done: false },
      text: 'When nothing uses it any more. You can keep it, too.',
      button: { label: 'Plan deletion', to: { does: 'deleteImage' } },
    },
  ];
}

/** The builder that the way goes over: the one that the image was made on, or one that was launched since. */
function builderOf(way: UpkeepWay, since: string, { builders, image, newest }: UpkeepFacts): Builder | undefined {
  if (way === 'same-builder') return builders.find(({ name }) => name === image.builder);
  const of = way === 'new-base' ? newest?.arn : image.arn;
  return builders.filter(({ created, imageArn }) => imageArn === of && created >= since).at(-1);
}

function builderStep(way: UpkeepWay, { image, newest }: UpkeepFacts, builder: Builder | undefined): UpkeepStep {
  const common = { id: 'builder', told: true, done: builder !== undefined } as const;
  if (way === 'same-builder') {
    const name = image.builder === '' ? 'AWS does not tell which one that is' : `${image.builder} is not in this Region any more`;
    return {
      ...{ ...common, title: 'Find the image builder that it was made on' },
      text: builder ? `It is ${builder.name}.` : `${name}: go one of the other ways.`,
    };
  }
  const of = way === 'new-base' ? newest : { arn: image.arn, name: image.name };
  return {
    ...{ ...common, title: of ? `Launch an image builder of ${of.name}` : 'Launch an image builder of the newest base image' },
    text: builder
      ? `It is ${builder.name}, launched since.`
      : of
        ? 'It costs from when it runs until it is stopped.'
        : 'No base image of this platform and these families is known.',
    button: of && !builder ? { label: 'Launch image builder', to: { does: 'launchBuilder', image: of.arn } } : undefined,
  };
}

function testText({ fleets }: UpkeepFacts, made: string | undefined): string {
  const on = fleets.filter(({ imageArn }) => made !== undefined && imageArn === made).map(({ name }) => name);
  return on.length === 0 ? 'No fleet of this account is on the new image yet.' : `On the new image: ${on.join(', ')}.`;
}

function fleetsStep({ fleets, image }: UpkeepFacts, isMade: boolean): UpkeepStep {
  const left = fleets.filter(({ imageArn }) => imageArn === image.arn).map(({ name }) => name);
  const [first] = left;
  return {
    ...{ id: 'fleets', title: 'Give your fleets the new image', told: true, done: isMade && left.length === 0 },
    text:
      first === undefined
        ? `No fleet of this account is on ${image.name}. Those of other accounts cannot be seen.`
        : `Still on ${image.name}: ${left.join(', ')}.`,
    button: first === undefined ? undefined : { label: `Open fleet ${first}`, to: { does: 'openFleet', fleet: first } },
  };
}
