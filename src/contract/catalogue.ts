import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import { type FilterName, filterNames, type Owner, owners } from './catalogue-kinds.ts';
import { call, stream } from './kernel.ts';
import { type ResourceKind, resourceKinds } from './resource-kinds.ts';

const filterValue = z.string().min(1).max(1024);
const filters = z.partialRecord(z.enum(filterNames), z.array(filterValue).min(1).max(10).readonly()).readonly();

/** Names one list of an account: of a kind and an owner, narrowed by AWS where filters are given; or the builds of one version. */
const listRef = z.object({
  kind: z.enum(resourceKinds),
  owner: z.enum(owners),
  filters: filters.optional(),
  /** The ARN of a version: the list is that of its builds. */
  buildsOf: z.string().max(1024).optional(),
});

export interface CatalogueList {
  readonly kind: ResourceKind;
  readonly owner: Owner;
  readonly filters?: Readonly<Partial<Record<FilterName, readonly string[]>>> | undefined;
  readonly buildsOf?: string | undefined;
}

/** What came out of a build in one Region of one account. */
export interface CatalogueOutput {
  readonly kind: 'ami' | 'container';
  readonly region: string;
  /** Empty: the account that built it. */
  readonly accountId: string;
  /** The AMI's id, or the URI of the container image. */
  readonly id: string;
}

/** A resource as its list tells it. What the list of its kind does not tell is empty. */
export interface CatalogueRow {
  readonly arn: string;
  readonly kind: ResourceKind;
  readonly name: string;
  /** Three numbers; of a build a fourth, `1.0.0/2`. */
  readonly version: string;
  readonly platform: string;
  readonly type: string;
  /** As the API tells it: an account, or Amazon, ThirdParty, AWSMarketplace. */
  readonly owner: string;
  readonly state: string;
  /** Why it is in that state. */
  readonly reason: string;
  readonly description: string;
  /** ISO 8601. */
  readonly created: string;
  readonly updated: string;
  /** What only lists of this kind tell, by the names of columns. */
  readonly more: Readonly<Record<string, string>>;
  readonly outputs: readonly CatalogueOutput[];
  /** Against what was known when somebody looked last. */
  readonly mark?: 'new' | 'changed' | undefined;
}

export interface CatalogueFailure {
  readonly message: string;
  /** AWS cannot be reached at all, or nobody is signed in; what is known is shown with its age. */
  readonly offline: boolean;
  /** When it is tried again by itself. */
  readonly retryAt?: string | undefined;
}

/** Where the reading of a list stands. */
export interface ListStatus {
  readonly phase: 'idle' | 'reading' | 'waiting' | 'failed';
  /** Rows that were read since the list was opened or refreshed. */
  readonly read: number;
  /** Everything was read since then. */
  readonly readWhole: boolean;
  /** Nothing is missing, though it may be from an earlier day. */
  readonly whole: boolean;
  /** How old the oldest of what is shown may be; undefined: nothing was ever read. */
  readonly asOf: string | undefined;
  readonly failure?: CatalogueFailure | undefined;
}

/** Up to where somebody has followed a list. */
export interface ListPlace {
  readonly epoch: string;
  readonly revision: number;
}

export type CatalogueEvent =
  /** What was known is of another time: begin with nothing. */
  | { readonly type: 'begun' }
  /** New rows, and rows that changed, in the order of the list, and the ARNs that are not in it any more; the last of a batch has the place. */
  | { readonly type: 'rows'; readonly rows: readonly CatalogueRow[]; readonly gone: readonly string[]; readonly place?: ListPlace }
  | { readonly type: 'status'; readonly status: ListStatus };

/** How much of a list is known, without asking anybody. */
export interface ListCount {
  readonly kind: ResourceKind;
  readonly owner: Owner;
  /** Names, where there may be several versions of one. */
  readonly names: number;
  readonly whole: boolean;
  readonly asOf: string | undefined;
}

const inList = z.object({ at: accountTarget, list: listRef });

export const catalogue = {
  /** What is known of the lists of an account, and every change of that; nothing is read for it. */
  counts: stream(z.object({ at: accountTarget })).of<readonly ListCount[]>(),
  /**
   * Follows a list: what is known of it at once, and what becomes known. Nothing is read until `read` asks for it; what was read is
   * looked at again from time to time, for as long as somebody follows.
   */
  watch: stream(
    inList.extend({ after: z.object({ epoch: z.string().max(64), revision: z.number().int().nonnegative() }).optional() }),
  ).of<CatalogueEvent>(),
  /** Reads on until more than this many rows were read, or the end; `all` reads to the end. Answers at once. */
  read: call(inList.extend({ beyond: z.union([z.number().int().nonnegative(), z.literal('all')]) })).returns<void>(),
  /** Reads no further than what was read so far. */
  stop: call(inList).returns<void>(),
  /** Reads anew what was read. */
  refresh: call(inList).returns<void>(),
  /** Rows whose mark was seen lose it. */
  seen: call(inList.extend({ arns: z.array(z.string().max(1024)).max(1000) })).returns<void>(),
} as const;
