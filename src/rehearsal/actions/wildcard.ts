import { ActionFailure } from './action-failure.ts';

/** The files or folders that an input names: all in one folder, by a pattern for `find -name`. */
export interface Selection {
  readonly folder: string;
  /** `*` is the only wildcard; what `find` would also take for one is escaped. */
  readonly pattern: string;
  readonly hasWildcard: boolean;
}

/** Splits a path whose last segment may hold `*`. A wildcard further up is refused, as AWSTOE does. */
export function selection(path: string): Selection {
  const trimmed = path.replace(/(?<=[^/])\/+$/, '');
  const slash = trimmed.lastIndexOf('/');
  const folder = slash === -1 ? '.' : trimmed.slice(0, slash) || '/';
  const name = trimmed.slice(slash + 1);
  if (folder.includes('*')) throw new ActionFailure(`the wildcard in ${path} must stand behind the last /`);
  return { folder, pattern: findPattern(name), hasWildcard: name.includes('*') };
}

/** A pattern for `find -name` in which only `*` is special. */
export function findPattern(name: string): string {
  return name.replace(/[?[\]\\]/g, '\\$&');
}

/**
 * `select_paths f|d FOLDER PATTERN` in bash: fills the array `paths`, sorted by byte. Links count as what they point at. The folder's
 * path comes as `find` takes it: one that begins with a hyphen would be read as an option.
 */
export const selectPaths = `select_paths() {
  local folder=$2
  [[ $folder == /* ]] || folder=./$folder
  [[ -d $folder ]] || fail "there is no folder $2"
  mapfile -d '' -t paths < <(find -L "\${folder%/}/" -mindepth 1 -maxdepth 1 -type "$1" -name "$3" -print0 | LC_ALL=C sort -z)
}
`;
