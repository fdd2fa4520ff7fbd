import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findResource } from '../store/resources.ts';
import { addTags, removeTags, tagsOf } from '../store/tags.ts';

const maxTags = 50;

/** Adds tags or changes their values. */
export function tagResource(account: Account, { resourceArn, tags }: Valid<TagResourceRequest>): object {
  checkExists(account, resourceArn);
  addTags(account.store, resourceArn, tags);
  if (Object.keys(tagsOf(account.store, resourceArn)).length > maxTags) {
    throw new AwsError('InvalidParameterException', `A resource can have ${maxTags} tags at most.`);
  }
  return {};
}

/** Keys that the resource does not have are no fault. */
export function untagResource(account: Account, { resourceArn, tagKeys }: Valid<UntagResourceRequest>): object {
  checkExists(account, resourceArn);
  removeTags(account.store, resourceArn, tagKeys);
  return {};
}

/** The tags of any resource, images and their builds included. */
export function listTagsForResource(account: Account, { resourceArn }: Valid<ListTagsForResourceRequest>): ListTagsForResourceResponse {
  checkExists(account, resourceArn);
  return { tags: tagsOf(account.store, resourceArn) };
}

function checkExists(account: Account, arn: string): void {
  const row = findResource(account.store, arn);
  if (row?.accountId === account.accountId && row.region === account.region) return;
  throw new AwsError('ResourceNotFoundException', `The resource with the ARN '${arn}' cannot be found.`);
}
