import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { addTags, removeTags, tagsOf } from '../store/tags.ts';
import { type AppStreamKind, arnOf, parseArn } from './arn.ts';
import { notFound } from './faults.ts';
import { builders, fleets, images, stacks } from './records.ts';

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_TagResource.html */
const maxTags = 50;

const shelves = { 'image-builder': builders, image: images, fleet: fleets, stack: stacks } as const;

/** Throws where the account has nothing of that ARN. */
function checkOwn(account: Account, arn: string): void {
  const parsed = parseArn(arn);
  const shelf = Object.entries(shelves).find(([kind]) => kind === parsed?.kind)?.[1];
  const isOwn = parsed && parsed.region === account.region && parsed.accountId === account.accountId;
  if (!shelf || !isOwn || !shelf.find(account, parsed.name)) throw notFound('resource', arn);
}

interface TagRequest {
  readonly ResourceArn: string;
  readonly Tags: Readonly<Record<string, string>>;
}

/** Adds tags; a key that is there already gets the new value. */
export function tagResource(account: Account, { ResourceArn: arn, Tags }: TagRequest): object {
  checkOwn(account, arn);
  giveTags(account, arn, Tags);
  return {};
}

/** Keys that are not there are no fault. */
export function untagResource(
  account: Account,
  { ResourceArn: arn, TagKeys }: { ResourceArn: string; TagKeys: readonly string[] },
): object {
  checkOwn(account, arn);
  removeTags(account.store, arn, TagKeys);
  return {};
}

/** The tags of one resource. */
export function listTagsForResource(account: Account, { ResourceArn: arn }: { readonly ResourceArn: string }): object {
  checkOwn(account, arn);
  return { Tags: tagsOf(account.store, arn) };
}

/** Gives a resource tags; throws for more than it may have. */
export function giveTags({ store }: Owner, arn: string, tags: Readonly<Record<string, string>> | undefined): void {
  const all = { ...tagsOf(store, arn), ...tags };
  if (Object.keys(all).length > maxTags) throw new AwsError('LimitExceededException', `A resource can have at most ${maxTags} tags.`);
  addTags(store, arn, tags);
}

/** Takes all tags from a resource that goes. */
export function dropTags(owner: Owner, kind: AppStreamKind, name: string): void {
  const arn = arnOf(owner, kind, name);
  removeTags(owner.store, arn, Object.keys(tagsOf(owner.store, arn)));
}
