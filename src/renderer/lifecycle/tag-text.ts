/** Tags as one types them: `key=value`, with commas between. */
export const tagText = (tags: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(tags ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');

/** What was typed; undefined where nothing was. A word without `=` is a key with an empty value. */
export function readTags(text: string): Record<string, string> | undefined {
  const entries = listed(text).map((part) => {
    const at = part.indexOf('=');
    return at === -1 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Words with commas between. */
export const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
