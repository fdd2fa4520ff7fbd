import { mostTags, type Tag, tagFault } from '../../contract/index.ts';

export type Tags = Readonly<Record<string, string>>;

/** What applying a draft would do. */
export type TagDifference =
  | { readonly kind: 'added'; readonly key: string; readonly value: string }
  | { readonly kind: 'changed'; readonly key: string; readonly value: string; readonly from: string }
  | { readonly kind: 'removed'; readonly key: string; readonly from: string };

const isAwsOwn = (key: string): boolean => key.startsWith('aws:');

/** The tags that can be edited, as rows. */
export const rowsOf = (tags: Tags): readonly Tag[] =>
  Object.entries(tags).flatMap(([key, value]) => (isAwsOwn(key) ? [] : [{ key, value }]));

/** Those that AWS put there itself. */
export const awsTags = (tags: Tags): readonly Tag[] =>
  Object.entries(tags).flatMap(([key, value]) => (isAwsOwn(key) ? [{ key, value }] : []));

/** What is wrong with a draft, row by row, and with all of them together. */
export function draftFaults(rows: readonly Tag[]): { readonly rows: readonly (string | undefined)[]; readonly all: string | undefined } {
  const seen = new Set<string>();
  const faults = rows.map((row) => {
    const twice = seen.has(row.key) ? `There is a tag '${row.key}' already; keys are given once.` : undefined;
    seen.add(row.key);
    return tagFault(row) ?? twice;
  });
  const all = rows.length > mostTags ? `A resource can have ${mostTags} tags at most; these are ${rows.length}.` : undefined;
  return { rows: faults, all };
}

export function tagDifferences(tags: Tags, rows: readonly Tag[]): readonly TagDifference[] {
  const wanted = new Map(rows.map(({ key, value }) => [key, value]));
  const removed = rowsOf(tags).flatMap(({ key, value }): TagDifference[] =>
    wanted.has(key) ? [] : [{ kind: 'removed', key, from: value }],
  );
  const set = rows.flatMap(({ key, value }): TagDifference[] => {
    if (key === '') return []; // a row that is being begun
    const from = tags[key];
    if (from === undefined) return [{ kind: 'added', key, value }];
    return from === value ? [] : [{ kind: 'changed', key, value, from }];
  });
  return [...removed, ...set];
}

/** A difference as main is asked to make it. */
export interface TagChange {
  readonly set: Record<string, string>;
  readonly remove: string[];
}

export function tagChange(differences: readonly TagDifference[]): TagChange {
  return {
    set: Object.fromEntries(differences.flatMap((one) => (one.kind === 'removed' ? [] : [[one.key, one.value]]))),
    remove: differences.flatMap((one) => (one.kind === 'removed' ? [one.key] : [])),
  };
}
