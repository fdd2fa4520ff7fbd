import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import {
  type AppStreamImage,
  type ImageApplication,
  imageVisibilities,
  type MadeBuilder,
  type SharedAccount,
  type UsingFleet,
} from './appstream-image.ts';
import type { BaseFacts } from './appstream-image-age.ts';
import { appStreamImageTarget } from './appstream-image-arn.ts';
import { fleetFate, type ImageDeletionEvent, type ImageDeletionPlan, type UnfinishedDeletion } from './appstream-image-deletion.ts';
import { imageNameFault, longestImageDescription, longestImageDisplayName } from './appstream-image-rules.ts';
import { mostImageShares } from './appstream-image-sharing.ts';
import { type UpkeepFacts, type UpkeepState, upkeepWays } from './appstream-image-upkeep.ts';
import type { LiveListEvent } from './appstream-live-list.ts';
import type { Permit } from './appstream-permit.ts';
import type { Known } from './image-record.ts';
import { call, stream } from './kernel.ts';

/** An image with all that the account tells of it. */
export interface AppStreamImageDetail {
  readonly image: AppStreamImage;
  readonly applications: readonly ImageApplication[];
  readonly tags: Readonly<Record<string, string>>;
  /** Known to its owner alone. */
  readonly shares: Known<readonly SharedAccount[]>;
  /** Of this account: nobody sees those of others. */
  readonly fleets: Known<readonly UsingFleet[]>;
  readonly builders: Known<readonly MadeBuilder[]>;
  /** Public base images of the same platform. */
  readonly bases: readonly BaseFacts[];
  readonly readAt: string;
}

/** A call of a change of permissions, and what came of it. */
export type ShareEvent =
  | { readonly type: 'doing' | 'done'; readonly account: string }
  | { readonly type: 'failed'; readonly account: string; readonly message: string };

const imageName = z.string().superRefine((name, context) => {
  const fault = imageNameFault(name);
  if (fault !== undefined) context.addIssue(fault);
});
const accountId = z.string().regex(/^\d{12}$/, 'an account of twelve digits');
const permission = z.object({ fleet: z.boolean(), imageBuilder: z.boolean() });
const description = z.string().max(longestImageDescription);
const region = accountTarget.shape.region;
const tags = z.record(z.string().max(128), z.string().max(256));

/** What an image that is made of another one is called. */
const imageNames = z.object({
  name: imageName,
  displayName: z.string().max(longestImageDisplayName).optional(),
  description: description.optional(),
});

export const appstreamImages = {
  /** Images of one visibility: what is known at once, and what becomes known. They are looked at again for as long as somebody follows. */
  watch: stream(accountTarget.extend({ visibility: z.enum(imageVisibilities) })).of<LiveListEvent<AppStreamImage>>(),
  /** Looks at the lists that are followed at once. */
  refresh: call(accountTarget).returns<void>(),
  get: call(appStreamImageTarget).returns<AppStreamImageDetail>(),
  /** Icons of its applications as data URLs, by the application's name; those that are no pictures are left out. */
  icons: call(appStreamImageTarget).returns<Readonly<Record<string, string>>>(),

  /** Whether an image can have this name in an account and Region. */
  checkName: call(accountTarget.extend({ name: imageName })).returns<Permit>(),
  /** Copies an own image; answers the ARN of the copy, which is not finished yet. */
  copy: call(appStreamImageTarget.extend({ to: region, name: imageName, description: description.optional() })).returns<{
    readonly arn: string;
  }>(),
  /** Asks AWS whether it can update the image; makes nothing. */
  canUpdate: call(appStreamImageTarget).returns<Permit>(),
  /** Makes an updated image; answers its ARN. */
  update: call(appStreamImageTarget.extend({ ...imageNames.shape, tags: tags.optional() })).returns<{ readonly arn: string }>(),

  /** Changes with whom an own image is shared, account by account; fails with `conflict`, and does nothing, where it is not as it was seen. */
  share: stream(
    appStreamImageTarget.extend({
      seen: z.string().max(4096),
      changes: z
        .array(z.object({ account: accountId, after: permission }))
        .min(1)
        .max(2 * mostImageShares),
    }),
  ).of<ShareEvent>(),
  /** With whom it is shared. */
  shares: call(appStreamImageTarget).returns<readonly SharedAccount[]>(),

  planDeletion: call(appStreamImageTarget).returns<ImageDeletionPlan>(),
  /** Carries out a plan, and nothing that was not confirmed. One that was cut off is kept, and can be carried out again. */
  delete: stream(
    appStreamImageTarget.extend({ fates: z.array(fleetFate).max(1000), confirmed: z.array(z.string().max(1500)).min(1).max(5000) }),
  ).of<ImageDeletionEvent>(),
  /** Deletions that were confirmed in this account and did not come to their end. */
  unfinished: call(accountTarget).returns<readonly UnfinishedDeletion[]>(),
  /** Gives up a deletion; what it did stays done. */
  forget: call(appStreamImageTarget).returns<void>(),

  upkeep: call(appStreamImageTarget).returns<{ readonly facts: UpkeepFacts; readonly state: UpkeepState | undefined }>(),
  /** Keeps how far somebody is on a way; without a way it is given up. */
  keepUpkeep: call(
    appStreamImageTarget.extend({
      state: z.object({ way: z.enum(upkeepWays), since: z.iso.datetime(), ticked: z.array(z.enum(['install', 'test'])).max(2) }).optional(),
    }),
  ).returns<void>(),
  /** Adds, changes and removes tags; answers all that there are then. */
  tag: call(appStreamImageTarget.extend({ set: tags, remove: z.array(z.string().max(128)).max(50) })).returns<
    Readonly<Record<string, string>>
  >(),
} as const;
