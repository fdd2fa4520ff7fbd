import { isDeepStrictEqual } from 'node:util';
import type { FieldChange } from '../../contract/index.ts';
import type { Fields, PublishKind } from './kinds/kind.ts';

/** Lists in which the order says nothing; AWS answers in an order of its own. */
const sets = new Set([
  'securityGroupIds',
  'supportedOsVersions',
  'targetAccountIds',
  'userIds',
  'userGroups',
  'organizationArns',
  'organizationalUnitArns',
  'licenseConfigurationArns',
  'containerTags',
]);

function inOrder(key: string, list: readonly unknown[]): unknown[] {
  if (sets.has(key)) return [...list].sort();
  // One entry a Region; which comes first does not matter.
  if (key === 'distributions') return [...list].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  return [...list];
}

/** Without members that say nothing: undefined, null, empty texts, lists and maps; AWS answers with these where a request left a member out. */
function meaningful(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return inOrder(
      key,
      value.map((item) => meaningful(item)),
    );
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value)
    .map(([name, member]) => [name, meaningful(member, name)] as const)
    .filter(([, member]) => !isEmpty(member))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

function normalized(kind: PublishKind, side: Fields, actual: Fields): Fields {
  return meaningful(kind.withDefaults(meaningful(side) as Fields, actual)) as Fields;
}

/** The members in which what is wanted and what the account has differ, compared as the service sees them. */
export function fieldChanges(kind: PublishKind, wanted: Fields, actual: Fields): FieldChange[] {
  const [before, after] = [normalized(kind, actual, actual), normalized(kind, wanted, actual)];
  return kind.compared.flatMap((field) => {
    const [old, next] = [before[field], after[field]];
    if (isDeepStrictEqual(old, next)) return [];
    return [{ field, ...(old === undefined ? {} : { before: textOf(old) }), ...(next === undefined ? {} : { after: textOf(next) }) }];
  });
}

/** What of a new resource is worth showing: every member that is compared. */
export const fieldsOf = (kind: PublishKind, wanted: Fields): FieldChange[] => fieldChanges(kind, wanted, {});

/** The members of an update, out of a body or out of what the account has. */
export function updateBody(kind: PublishKind, side: Fields): Fields {
  const members = kind.compared.map((key) => [key, side[key]] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}
