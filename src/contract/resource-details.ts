import { z } from 'zod';
import type { DeletionEvent, DeletionPlan } from './deletion.ts';
import { call, stream } from './kernel.ts';
import type { ResourceKind } from './resource-kinds.ts';
import { type ShareInvitation, type Sharing, sharingChange } from './sharing.ts';

/** What AWS answered, as it crosses to the window: dates are texts. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [Name in string]?: Json };

/** Whose a resource is, as its ARN tells. */
export type Ownership = 'own' | 'shared' | 'amazon' | 'third-party' | 'marketplace';

/** The text that a resource carries: a component's or workflow's document, or a Dockerfile template. */
export interface CarriedDocument {
  readonly title: string;
  readonly language: 'yaml' | 'json' | 'dockerfile';
  readonly text: string;
}

/** A resource with everything that the API tells of it. */
export interface ResourceDetail {
  /** In full: what was asked for may have left versions open. */
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly version: string | undefined;
  readonly ownership: Ownership;
  /** Why it cannot be changed from here, as a sentence; undefined: it can. */
  readonly whyFixed: string | undefined;
  readonly body: JsonObject;
  /** The same body as it would stand in a file. */
  readonly yaml: string;
  readonly document: CarriedDocument | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Its page in the AWS console; undefined where the endpoint is not AWS's own. */
  readonly consoleUrl: string | undefined;
  readonly readAt: string;
}

/** A row of a list that belongs to a resource. */
export interface RelatedEntry {
  /** undefined for what has no page of its own. */
  readonly arn: string | undefined;
  readonly title: string;
  /** As AWS names it; empty where there is none. */
  readonly state: string;
  /** ISO 8601, or empty. */
  readonly at: string;
  readonly note: string;
}

export interface RelatedList {
  readonly title: string;
  readonly entries: readonly RelatedEntry[];
}

/** Something that a resource names in its body, and what that means at the time of asking. */
export interface Use {
  /** As it is written. */
  readonly target: string;
  /** The members that lead to it. */
  readonly path: readonly (string | number)[];
  /** In full, where the reference leaves its version or build open. */
  readonly means: string | undefined;
  /** Why it could not be found out what it means. */
  readonly fault: string | undefined;
}

/** Something that names a resource in its body. */
export interface User {
  readonly arn: string;
  /** How it names the resource. */
  readonly reference: string;
  /** Where the reference leaves something open: what it means now. It may be another version than the one that was asked about. */
  readonly means: string | undefined;
}

export interface Progress {
  readonly type: 'progress';
  /** What is being looked through: `image recipes`. */
  readonly what: string;
  readonly done: number;
  /** undefined: not known yet. */
  readonly total: number | undefined;
}

export interface FoundUsers {
  readonly type: 'found';
  readonly users: readonly User[];
  /** Kinds that were looked through. */
  readonly searched: readonly ResourceKind[];
  readonly asOf: string;
}

/** A resource as a connection reaches it. The Region is the ARN's. */
export const resourceTarget = z.object({
  connection: z.string().max(64),
  arn: z.string().max(1024),
});
export type ResourceTarget = z.infer<typeof resourceTarget>;

const account = z.object({ connection: z.string().max(64), region: z.string().max(32) });

export const resourceDetails = {
  /** One resource, by an ARN that may leave its version or build open. */
  get: call(resourceTarget).returns<ResourceDetail>(),
  /** Its other versions and builds, a pipeline's images, a policy's executions. */
  related: call(resourceTarget.extend({ name: z.string().min(1).max(128) })).returns<readonly RelatedList[]>(),
  /** What it uses; references that leave something open are resolved. */
  uses: call(resourceTarget).returns<readonly Use[]>(),
  /** What uses it: how far the search is, then what it found. */
  users: stream(resourceTarget).of<Progress | FoundUsers>(),
  /** What deleting it takes, with others of its Region that go too, in order: how far the search is, then the plan. */
  planDeletion: stream(
    resourceTarget.extend({ every: z.boolean(), users: z.boolean(), others: z.array(resourceTarget.shape.arn).max(500).default([]) }),
  ).of<Progress | { readonly type: 'plan'; readonly plan: DeletionPlan }>(),
  /** Deletes what a plan showed, in its order; up to the first failure, or on behind it with all that AWS lets go. All are in one Region. */
  delete: stream(
    z.object({
      connection: z.string().max(64),
      steps: z
        .array(z.object({ id: z.string().max(1024), seen: z.string().max(256) }))
        .min(1)
        .max(1000),
      goOn: z.boolean().default(false),
    }),
  ).of<DeletionEvent>(),
  /** Who may use it. */
  sharing: call(resourceTarget).returns<Sharing>(),
  /** Changes who may use it; answers who may then. */
  share: call(resourceTarget.extend({ change: sharingChange })).returns<Sharing>(),
  /** Lets the lists of those whom the policy lets in show the resource. */
  promoteShare: call(resourceTarget.extend({ share: z.string().max(1024) })).returns<Sharing>(),
  /** Shares of others that an account is invited to. */
  invitations: call(account).returns<readonly ShareInvitation[]>(),
  answerInvitation: call(account.extend({ invitation: z.string().max(1024), accept: z.boolean() })).returns<void>(),
  /** Adds, changes and removes tags; answers all that there are then. */
  tag: call(
    resourceTarget.extend({ set: z.record(z.string().max(128), z.string().max(256)), remove: z.array(z.string().max(128)).max(50) }),
  ).returns<Readonly<Record<string, string>>>(),
} as const;
