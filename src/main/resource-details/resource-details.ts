import {
  AppError,
  type DeletionEvent,
  type FoundUsers,
  type Progress,
  type RelatedList,
  type ResourceDetail,
  type ResourceKind,
  type ResourceTarget,
  type ShareInvitation,
  type Sharing,
  type SharingChange,
  type Use,
} from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import type { Target } from '../connections/connections.ts';
import { runDeletion, type ShownStep } from '../deletion/run-deletion.ts';
import type { Search } from './candidates.ts';
import { changeSharing, promoteShare } from './change-sharing.ts';
import { changeTags, type TagChange } from './change-tags.ts';
import { resourceDeleter } from './delete-resources.ts';
import { resourceDetail } from './detail.ts';
import { answerInvitation, openInvitations } from './invitations.ts';
import { type KnownListsDeps, knownList } from './known-lists.ts';
import { type DeletionScope, planDeletion } from './plan-deletion.ts';
import { readSharing } from './read-sharing.ts';
import { relatedLists } from './related.ts';
import { parseResourceArn } from './resource-arn.ts';
import { findUsers } from './users.ts';
import { usesOf } from './uses.ts';

export interface ResourceDetailsDeps {
  aws(target: Target): Promise<Aws>;
  /** What the explorer has read. */
  readonly catalogue: Pick<KnownListsDeps, 'watch'>;
}

interface AccountPlace {
  readonly connection: string;
  readonly region: string;
}

export interface ResourceDetails {
  get(target: ResourceTarget): Promise<ResourceDetail>;
  related(target: ResourceTarget & { readonly name: string }): Promise<readonly RelatedList[]>;
  uses(target: ResourceTarget): Promise<readonly Use[]>;
  users(target: ResourceTarget): AsyncIterable<Progress | FoundUsers>;
  planDeletion(target: ResourceTarget & DeletionScope & { readonly others?: readonly string[] }): ReturnType<typeof planDeletion>;
  delete(
    request: { readonly connection: string; readonly steps: readonly ShownStep[]; readonly goOn?: boolean },
    signal: AbortSignal,
  ): AsyncIterable<DeletionEvent>;
  sharing(target: ResourceTarget): Promise<Sharing>;
  share(target: ResourceTarget & { readonly change: SharingChange }): Promise<Sharing>;
  promoteShare(target: ResourceTarget & { readonly share: string }): Promise<Sharing>;
  invitations(account: AccountPlace): Promise<readonly ShareInvitation[]>;
  answerInvitation(answer: AccountPlace & { readonly invitation: string; readonly accept: boolean }): Promise<void>;
  tag(target: ResourceTarget & TagChange): Promise<Readonly<Record<string, string>>>;
}

/** What is known of single resources, and what is done to them. */
export function createResourceDetails({ aws, catalogue }: ResourceDetailsDeps): ResourceDetails {
  /** A resource is asked of its own Region, whichever the window works in. */
  const reach = ({ connection, arn }: ResourceTarget) => aws({ id: connection, region: parseResourceArn(arn).region });
  const recipes = new WeakMap<Aws, Search['recipes']>();
  const recipesOf = (account: Aws) => {
    const known = recipes.get(account) ?? new Map();
    recipes.set(account, known);
    return known;
  };
  return {
    get: async (target) => resourceDetail(await reach(target), target.arn),
    async related(target) {
      const account = await reach(target);
      const of = { api: await account.imagebuilder(), accountId: account.connection.accountId };
      return relatedLists(of, parseResourceArn(target.arn), target.name);
    },
    uses: async (target) => usesOf(await reach(target), target.arn),
    /** Plans are made of what AWS says now, never of what the explorer remembers. */
    async *planDeletion(target) {
      const account = await reach(target);
      yield* planDeletion({ aws: account, recipes: recipesOf(account) }, [target.arn, ...(target.others ?? [])], target);
    },
    async *delete({ connection, steps, goOn = false }, signal) {
      const regions = new Set(steps.map(({ id }) => parseResourceArn(id).region));
      const [first] = steps;
      if (!first || regions.size > 1) throw new AppError('invalid-input', 'A plan deletes in one Region. Make a plan for each Region.');
      yield* runDeletion(await resourceDeleter(await reach({ connection, arn: first.id })), { steps, goOn }, signal);
    },
    sharing: async (target) => readSharing(await reach(target), target.arn),
    share: async (target) => changeSharing(await reach(target), target.arn, target.change),
    promoteShare: async (target) => promoteShare(await reach(target), target.arn, target.share),
    invitations: async ({ connection, region }) => openInvitations(await aws({ id: connection, region })),
    answerInvitation: async ({ connection, region, invitation, accept }) =>
      answerInvitation(await aws({ id: connection, region }), invitation, accept),
    tag: async (target) => changeTags(await reach(target), target.arn, target),
    async *users(target) {
      const account = await reach(target);
      const at = { connection: target.connection, region: parseResourceArn(target.arn).region };
      const known = (kind: ResourceKind) => knownList({ watch: catalogue.watch, now: Date.now }, at, kind);
      yield* findUsers({ aws: account, recipes: recipesOf(account), known }, target.arn);
    },
  };
}
