import { isDeepStrictEqual } from 'node:util';

type Fields = Readonly<Record<string, unknown>>;

/** Without members that say nothing: undefined, null, empty lists and maps. AWS answers with these where a request left a member out. */
function meaningful(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningful);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .map(([key, member]) => [key, meaningful(member)] as const)
    .filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

export interface Comparison {
  /** What the file says, with its links resolved. */
  readonly wanted: Fields;
  /** What the account has. */
  readonly actual: Fields;
  /** The members that can be told apart. */
  readonly keys: readonly string[];
  /** What the service fills in for members that are left out. */
  readonly defaults?: Fields;
}

/** The members in which a file and the account differ. */
export function differences({ wanted, actual, keys, defaults = {} }: Comparison): string[] {
  const [left, right] = [wanted, actual].map((side) => meaningful({ ...defaults, ...(meaningful(side) as Fields) }) as Fields);
  return keys.filter((key) => !isDeepStrictEqual(left?.[key], right?.[key]));
}
