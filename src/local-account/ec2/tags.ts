import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';
import { applyFilters, type DescribeRequest, describePage } from './filters.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Tags lie on their own, by the id of what they are on. */
const tags = shelf<Readonly<Record<string, string>>>('ec2-tags');

/** The tags of a resource, by key. */
export function tagsOf(owner: Owner, id: string): readonly Tag[] {
  return toTags(tags.find(owner, id) ?? {});
}

/** Adds tags; a key that is there already gets the new value. */
export function addTags(owner: Owner, id: string, added: readonly Partial<Tag>[]): void {
  if (added.length === 0) return;
  const entries = added.map(({ Key: key = '', Value: value = '' }) => {
    if (key === '' || key.startsWith('aws:'))
      throw new AwsError('InvalidParameterValue', `The tag key '${key}' is not one that users may give.`);
    return [key, value] as const;
  });
  const all = { ...tags.find(owner, id), ...Object.fromEntries(entries) };
  if (Object.keys(all).length > maxTags)
    throw new AwsError('TagLimitExceeded', `More than ${maxTags} tags are not possible on one resource.`);
  tags.put(owner, id, all);
}

const maxTags = 50;

/** Removes all tags of what is removed itself. */
export function dropTags(owner: Owner, id: string): void {
  tags.remove(owner, id);
}

export interface TagSpecification {
  readonly ResourceType?: string;
  readonly Tags?: readonly Tag[];
}

/** The tags that a Create request has for this type of resource. */
export function specifiedTags(specifications: readonly TagSpecification[] | undefined, type: string): readonly Tag[] {
  return (specifications ?? []).filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags);
}

interface TagsRequest {
  readonly Resources: readonly string[];
  readonly Tags?: readonly Partial<Tag>[];
}

/** Tags resources, whatever they are. */
export function createTags(account: Account, { Resources, Tags = [] }: TagsRequest): object {
  for (const id of Resources) addTags(account, id, Tags);
  return {};
}

/** Without a value, whatever the value; without tags, all of them. */
export function deleteTags(account: Account, { Resources, Tags }: TagsRequest): object {
  for (const id of Resources) {
    const goes = (key: string, value: string) =>
      !Tags || Tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value));
    const rest = Object.entries(tags.find(account, id) ?? {}).filter(([key, value]) => !goes(key, value));
    tags.put(account, id, Object.fromEntries(rest));
  }
  return {};
}

interface TagDescription extends Tag {
  readonly ResourceId: string;
  readonly ResourceType: string;
}

/** Every tag of the Region. */
export function describeTags(account: Account, input: DescribeRequest): object {
  const all: readonly TagDescription[] = tags
    .list(account)
    .flatMap(({ id, body }) => toTags(body).map((tag) => ({ ...tag, ResourceId: id, ResourceType: typeOf(id) })));
  const found = applyFilters(all, input.Filters, {
    key: ({ Key }) => [Key],
    value: ({ Value }) => [Value],
    'resource-id': ({ ResourceId }) => [ResourceId],
    'resource-type': ({ ResourceType }) => [ResourceType],
  });
  const page = describePage(found, ({ ResourceId, Key }) => `${ResourceId}/${Key}`, input);
  return { Tags: page.items, NextToken: page.token };
}

const types: Readonly<Record<string, string>> = {
  ami: 'image',
  snap: 'snapshot',
  lt: 'launch-template',
  sg: 'security-group',
  key: 'key-pair',
  subnet: 'subnet',
  vpc: 'vpc',
};

function typeOf(id: string): string {
  return types[id.slice(0, id.indexOf('-'))] ?? 'instance';
}

function toTags(record: Readonly<Record<string, string>>): readonly Tag[] {
  return Object.entries(record)
    .map(([Key, Value]) => ({ Key, Value }))
    .sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
