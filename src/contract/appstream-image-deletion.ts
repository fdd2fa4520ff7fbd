// What it takes to delete an image: fleets let go of it, sharing ends, and then it goes.
import { z } from 'zod';
import type { AppStreamImage, SharedAccount, UsingFleet } from './appstream-image.ts';
import { nameInArn } from './appstream-image-arn.ts';

const name = z.string().min(1).max(128);

/** What becomes of a fleet whose image is to go. */
export const fleetFate = z.discriminatedUnion('way', [
  /** It gets another image. */
  z.object({ way: z.literal('image'), fleet: name, image: z.string().max(1024) }),
  /** It is taken out of its stacks, stopped and deleted: a fleet that is only stopped keeps its image. */
  z.object({ way: z.literal('delete'), fleet: name }),
]);
export type FleetFate = z.infer<typeof fleetFate>;

/** One call of the plan. Its id says all that it does, so that what was confirmed can be known again. */
export type ImageDeletionStep =
  | { readonly does: 'giveImage'; readonly id: string; readonly fleet: string; readonly image: string }
  | { readonly does: 'disassociate'; readonly id: string; readonly fleet: string; readonly stack: string }
  | { readonly does: 'stopFleet'; readonly id: string; readonly fleet: string; readonly inUse: number }
  | { readonly does: 'deleteFleet'; readonly id: string; readonly fleet: string }
  | { readonly does: 'unshare'; readonly id: string; readonly account: string; readonly forFleets: boolean }
  | { readonly does: 'deleteImage'; readonly id: string; readonly image: string };

export interface ImageDeletionFacts {
  readonly image: Pick<AppStreamImage, 'arn' | 'name'>;
  readonly fleets: readonly UsingFleet[];
  readonly shares: readonly SharedAccount[];
}

/** The steps in their order, and the fleets for which nothing was chosen yet: with any of those there is no plan. */
export function imageDeletionSteps(
  { fleets, image, shares }: ImageDeletionFacts,
  fates: readonly FleetFate[],
): { readonly steps: readonly ImageDeletionStep[]; readonly open: readonly string[] } {
  const fateOf = (fleet: UsingFleet) => fates.find((fate) => fate.fleet === fleet.name);
  const open = fleets.filter((fleet) => fateOf(fleet) === undefined).map((fleet) => fleet.name);
  const forFleets = fleets.flatMap((fleet): ImageDeletionStep[] => {
    const fate = fateOf(fleet);
    if (!fate) return [];
    return fate.way === 'image'
      ? [{ does: 'giveImage', id: `give ${fleet.name} ${fate.image}`, fleet: fleet.name, image: fate.image }]
      : deletionOf(fleet);
  });
  const unshare = shares.map(
    ({ account, fleet }): ImageDeletionStep => ({ does: 'unshare', id: `unshare ${account}`, account, forFleets: fleet }),
  );
  return { steps: [...forFleets, ...unshare, { does: 'deleteImage', id: `delete ${image.arn}`, image: image.name }], open };
}

function deletionOf({ inUse, name: fleet, stacks, state }: UsingFleet): ImageDeletionStep[] {
  return [
    ...stacks.map((stack): ImageDeletionStep => ({ does: 'disassociate', id: `disassociate ${fleet} ${stack}`, fleet, stack })),
    ...(state === 'STOPPED' ? [] : [{ does: 'stopFleet', id: `stop ${fleet}`, fleet, inUse } as const]),
    { does: 'deleteFleet', id: `delete fleet ${fleet}`, fleet },
  ];
}

/** What a step does, as a sentence. */
export function imageDeletionText(step: ImageDeletionStep): string {
  switch (step.does) {
    case 'giveImage':
      return `Give the fleet ${step.fleet} the image ${nameInArn(step.image)}`;
    case 'disassociate':
      return `Take the fleet ${step.fleet} out of the stack ${step.stack}`;
    case 'stopFleet':
      return `Stop the fleet ${step.fleet}`;
    case 'deleteFleet':
      return `Delete the fleet ${step.fleet}`;
    case 'unshare':
      return `Stop sharing the image with account ${step.account}`;
    case 'deleteImage':
      return `Delete the image ${step.image}`;
  }
}

/** What follows from a step; empty where nothing is to be said. */
export function imageDeletionConsequence(step: ImageDeletionStep): string {
  switch (step.does) {
    case 'giveImage':
      return 'New instances start from that image; sessions that run go on until they end.';
    case 'disassociate':
      return 'Users of the stack find no applications until it has another fleet.';
    case 'stopFleet':
      return step.inUse === 0 ? 'Nobody streams from it now.' : `It ends ${step.inUse} sessions that run.`;
    case 'deleteFleet':
      return 'Its settings are lost.';
    case 'unshare':
      return step.forFleets
        ? 'Its fleets on the image go to a desired capacity of 0; sessions go on. Image builders and images that it made stay.'
        : 'Image builders and images that it made stay.';
    case 'deleteImage':
      return 'Nothing brings it back.';
  }
}

/** How a deletion goes on. It ends with the first failure; what was done stays done, and it can be gone on with. */
export type ImageDeletionEvent =
  | { readonly type: 'doing' | 'done' | 'gone'; readonly id: string }
  | { readonly type: 'failed'; readonly id: string; readonly message: string };

/** An image that a fleet could have instead. */
export interface OtherImage {
  readonly arn: string;
  readonly name: string;
  readonly owner: string;
  readonly platform: string;
  readonly families: readonly string[];
  readonly created: string;
}

/** A deletion that was confirmed and did not come to its end. */
export interface UnfinishedDeletion {
  readonly connection: string;
  readonly arn: string;
  readonly fates: readonly FleetFate[];
  /** The ids of the steps that were confirmed. */
  readonly confirmed: readonly string[];
  readonly begunAt: string;
}

/** Everything that a deletion is planned from. */
export interface ImageDeletionPlan extends ImageDeletionFacts {
  readonly image: AppStreamImage;
  readonly others: readonly OtherImage[];
  readonly unfinished: UnfinishedDeletion | undefined;
}
