// Filters of Describe operations, and the pages of their answers.
import { type Page, pageOf } from '../paging.ts';
import { AwsError } from '../protocol/aws-error.ts';

export interface Filter {
  readonly Name?: string;
  readonly Values?: readonly string[];
}

/** What every Describe operation may be asked. */
export interface DescribeRequest {
  readonly Filters?: readonly Filter[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** What a filter of some name looks at; several values are alternatives. */
export type FilterFields<Item> = Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;

interface Tagged {
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** The tags of an item, of the kinds that can have some. */
function tagsIn(item: Tagged): NonNullable<Tagged['Tags']> {
  return item.Tags ?? [];
}

/** The items that have, for each filter, one of its values. Values may hold `*` and `?`; a name that is no filter is refused. */
export function applyFilters<Item extends object>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  fields: FilterFields<Item>,
): readonly Item[] {
  const tests = (filters ?? []).map(({ Name: name = '', Values: values = [] }) => {
    const read = fieldOf(name, fields);
    const patterns = values.map(toPattern);
    return (item: Item) => read(item).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(value)));
  });
  return items.filter((item) => tests.every((test) => test(item)));
}

function fieldOf<Item extends object>(name: string, fields: FilterFields<Item>): (item: Item) => readonly (string | undefined)[] {
  if (name === 'tag-key') return (item) => tagsIn(item).map(({ Key }) => Key);
  if (name.startsWith('tag:'))
    return (item) =>
      tagsIn(item)
        .filter(({ Key }) => Key === name.slice(4))
        .map(({ Value }) => Value);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  return field;
}

function toPattern(value: string): RegExp {
  const source = value.replace(/\\?[\s\S]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.replace(/^\\(?=[*?\\])/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}

/** The page that a request asks for. */
export function describePage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults, NextToken }: DescribeRequest,
): Page<Item> {
  const invalid = () => new AwsError('InvalidNextToken', 'The specified next token is not valid.');
  return pageOf(items, keyOf, { size: MaxResults ?? 1000, token: NextToken, invalid });
}

/** The items of the ids that were asked for; throws for the first that is not there. */
export function pickIds<Item>(
  items: readonly Item[],
  ids: readonly string[] | undefined,
  { idOf, missing }: { readonly idOf: (item: Item) => string; readonly missing: (id: string) => AwsError },
): readonly Item[] {
  if (!ids || ids.length === 0) return items;
  const wanted = new Set(ids);
  const found = items.filter((item) => wanted.has(idOf(item)));
  const known = new Set(found.map(idOf));
  for (const id of wanted) if (!known.has(id)) throw missing(id);
  return found;
}
