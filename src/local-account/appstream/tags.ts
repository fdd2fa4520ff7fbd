import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { shelf } from '../store/records.ts';
import { type AppStreamKind, arnOf, parseArn } from './arn.ts';
import { notFound } from './faults.ts';
import { builders, fleets, images, stacks } from './records.ts';

type Tags = Readonly<Record<string, string>>;

/** By the ARN of what has them. */
const tags = shelf<Tags>('appstream-tags');

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
  readonly Tags: Tags;
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
  const left = Object.entries(tags.find(account, arn) ?? {}).filter(([key]) => !TagKeys.includes(key));
  tags.put(account, arn, Object.fromEntries(left));
  return {};
}

/** The tags of one resource. */
export function listTagsForResource(account: Account, { ResourceArn: arn }: { readonly ResourceArn: string }): object {
  checkOwn(account, arn);
  return { Tags: tags.find(account, arn) ?? {} };
}

/** Gives a resource tags; throws for more than it may have. */
export function giveTags(owner: Owner, arn: string, given: Tags | undefined): void {
  const all = { ...tags.find(owner, arn), ...given };
  if (Object.keys(all).length > maxTags) throw new AwsError('LimitExceededException', `A resource can have at most ${maxTags} tags.`);
  if (given) tags.put(owner, arn, all);
}

/** Takes all tags from a resource that goes. */
export function dropTags(owner: Owner, kind: AppStreamKind, name: string): void {
  tags.remove(owner, arnOf(owner, kind, name));
}
