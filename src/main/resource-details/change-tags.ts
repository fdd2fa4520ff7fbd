import { AppError, mostTags, tagFault } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { parseResourceArn } from './resource-arn.ts';

export interface TagChange {
  /** Added, or with another value than before. */
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Where tags are kept. */
interface TagKeeper {
  list(): Promise<Readonly<Record<string, string>>>;
  remove(keys: string[]): Promise<unknown>;
  set(tags: Record<string, string>): Promise<unknown>;
}

/** Changes the tags of a resource and answers what it has then. */
export async function changeTags(aws: Aws, arn: string, change: TagChange): Promise<Readonly<Record<string, string>>> {
  const { arn: resourceArn } = parseResourceArn(arn);
  const api = await aws.imagebuilder();
  const keeper: TagKeeper = {
    list: async () => (await api.listTagsForResource({ resourceArn })).tags ?? {},
    remove: (tagKeys) => api.untagResource({ resourceArn, tagKeys }),
    set: (tags) => api.tagResource({ resourceArn, tags }),
  };
  return applyTagChange(keeper, change);
}

/** Changes tags, wherever they are kept, and answers all that there are then. What is removed goes first, to make room for what comes. */
export async function applyTagChange(keeper: TagKeeper, { set, remove }: TagChange): Promise<Readonly<Record<string, string>>> {
  for (const [key, value] of Object.entries(set)) {
    const fault = tagFault({ key, value });
    if (fault !== undefined) throw new AppError('invalid-input', `The tag '${key}': ${fault}`);
  }
  const kept = Object.keys(await keeper.list()).filter((key) => !remove.includes(key));
  if (new Set([...kept, ...Object.keys(set)]).size > mostTags)
    throw new AppError('invalid-input', `A resource can have ${mostTags} tags at most. Remove some first.`);
  if (remove.length > 0) await keeper.remove([...remove]);
  if (Object.keys(set).length > 0) await keeper.set({ ...set });
  return keeper.list();
}
