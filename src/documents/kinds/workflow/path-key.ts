/** What the key of a value ends in that is a reference. */
export const PATH_SUFFIX = '.$';

/** Whether a key announces a reference. */
export function isPathKey(key: string): boolean {
  return key.endsWith(PATH_SUFFIX);
}

/** The name of the input behind a key, with or without the suffix. */
export function plainKey(key: string): string {
  return isPathKey(key) ? key.slice(0, -PATH_SUFFIX.length) : key;
}
