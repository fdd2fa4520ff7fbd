import type { FileDifference, ImageFile } from '../../contract/index.ts';

interface Pair {
  readonly before: ImageFile | undefined;
  readonly after: ImageFile | undefined;
}

const isThere = (file: ImageFile | undefined) => file !== undefined && file.kind !== 'deleted';

/**
 * What differs between two images on one base, from what differs between each of them and the base. What only one of them changed is in the
 * other as it is in the base, whose sizes nobody wrote down.
 */
export function compareFiles(before: readonly ImageFile[], after: readonly ImageFile[]): readonly FileDifference[] {
  return pairs(before, after).flatMap(([path, pair]) => {
    const kind = kindOf(pair);
    if (kind === undefined) return [];
    const type = (isThere(pair.after) ? pair.after : (pair.before ?? pair.after))?.type ?? '';
    const sizes = {
      before: isThere(pair.before) ? pair.before?.size : undefined,
      after: isThere(pair.after) ? pair.after?.size : undefined,
    };
    return [{ kind, path, type, ...sizes }];
  });
}

/** Files that both images have changed and that have one size in both: only their contents can tell whether they differ. */
export function undecidedFiles(before: readonly ImageFile[], after: readonly ImageFile[]): ReadonlySet<string> {
  const undecided = pairs(before, after).filter(
    ([, pair]) => pair.before?.type === 'file' && isThere(pair.before) && isThere(pair.after) && kindOf(pair) === undefined,
  );
  return new Set(undecided.map(([path]) => path));
}

function pairs(before: readonly ImageFile[], after: readonly ImageFile[]): readonly (readonly [string, Pair])[] {
  const [earlier, later] = [before, after].map((files) => new Map(files.map((file) => [file.path, file])));
  const paths = [...new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])].sort();
  return paths.map((path) => [path, { before: earlier?.get(path), after: later?.get(path) }]);
}

function kindOf({ before, after }: Pair): FileDifference['kind'] | undefined {
  if (before === undefined) return after?.kind;
  if (after === undefined) return undone[before.kind];
  if (before.kind === 'deleted' || after.kind === 'deleted') {
    if (before.kind === after.kind) return undefined;
    return after.kind === 'deleted' ? 'deleted' : 'added';
  }
  return before.type === after.type && before.size === after.size ? undefined : 'changed';
}

/** What it means that a change against the base is not in the other image. */
const undone = { added: 'deleted', changed: 'changed', deleted: 'added' } as const;
