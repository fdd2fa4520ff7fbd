import type { Analysis } from '../../analysis.ts';
import { entriesOf, itemsOf, scalarOf } from '../../syntax/entries.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { ListItem, MapEntry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { shorten } from '../shorten.ts';
import type { OutlineItem } from '../types.ts';

/** The members of a request and what stands in them; items of lists by what tells them apart. */
export function outline({ resource }: Analysis): readonly OutlineItem[] {
  return resource === undefined ? [] : itemsOfMap(resource.node);
}

/** What an item of a list goes by: the first of these members that it has. */
const NAMES = [
  'name',
  'region',
  'account',
  'componentArn',
  'workflowArn',
  'deviceName',
  'launchTemplateId',
  'parameterName',
  'EndpointType',
];

function itemsOfMap(map: MapNode): readonly OutlineItem[] {
  // What a merge key brings stands elsewhere.
  return map.entries.map(memberItem);
}

function memberItem({ key, value, range }: MapEntry): OutlineItem {
  const detail = shorten(scalarOf(value)?.value);
  return {
    name: key.value === '' ? '(no name)' : key.value,
    detail,
    kind: 'key',
    range,
    selectionRange: key.range,
    children: below(value),
  };
}

/** Aliases are not followed: what they stand for is listed where it is written. */
function below(value: SyntaxNode | undefined): readonly OutlineItem[] {
  if (value?.kind === 'map') return itemsOfMap(value);
  return value?.kind === 'list' ? itemsOf(value).flatMap(listItem) : [];
}

function listItem({ value, range }: ListItem): readonly OutlineItem[] {
  if (value?.kind !== 'map') return [];
  const name = NAMES.map((member) => scalarNamed(value, member)?.value).find((found) => found !== undefined && found !== '');
  const first = entriesOf(value)[0];
  const label = shorten(name) || first?.key.value || '(no name)';
  return [{ name: label, detail: '', kind: 'key', range, selectionRange: range, children: below(value) }];
}
