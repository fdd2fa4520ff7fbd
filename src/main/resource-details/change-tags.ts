import { AppError, mostTags, tagFault } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { parseResourceArn } from './resource-arn.ts';

export interface TagChange {
  /** Added, or with another value than before. */
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Changes the tags of a resource and answers what it has then. What is removed goes first, to make room for what comes. */
export async function changeTags(aws: Aws, arn: string, { set, remove }: TagChange): Promise<Readonly<Record<string, string>>> {
  const { arn: resourceArn } = parseResourceArn(arn);
  for (const [key, value] of Object.entries(set)) {
    const fault = tagFault({ key, value });
    if (fault !== undefined) throw new AppError('invalid-input', `The tag '${key}': ${fault}`);
  }
  const api = await aws.imagebuilder();
  const { tags: before = {} } = await api.listTagsForResource({ resourceArn });
  const kept = Object.keys(before).filter((key) => !remove.includes(key));
  if (new Set([...kept, ...Object.keys(set)]).size > mostTags)
    throw new AppError('invalid-input', `A resource can have ${mostTags} tags at most. Remove some first.`);
  if (remove.length > 0) await api.untagResource({ resourceArn, tagKeys: [...remove] });
  if (Object.keys(set).length > 0) await api.tagResource({ resourceArn, tags: { ...set } });
  const { tags = {} } = await api.listTagsForResource({ resourceArn });
  return tags;
}
