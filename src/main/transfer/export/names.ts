import type { ExportSources } from './read-sources.ts';

/** An identifier for each file: letters, digits and underscores, different from all others. */
export function identifiers(
  { resources, missing }: Pick<ExportSources, 'resources' | 'missing'>,
  style: (words: readonly string[]) => string,
): ReadonlyMap<string, string> {
  const named = [
    ...resources.map(({ kind, name, path }) => ({ path, words: wordsOf(`${kind.replace(/-resource$/, '')} ${name}`) })),
    ...missing.map((path) => ({ path, words: wordsOf(`arn of ${path.replace(/^.*\/|\.[^./]*$/g, '')}`) })),
  ];
  const taken = new Set<string>();
  const found = new Map<string, string>();
  for (const { path, words } of named) {
    let identifier = style(words);
    for (let count = 2; taken.has(identifier); count += 1) identifier = style([...words, String(count)]);
    taken.add(identifier);
    found.set(path, identifier);
  }
  return found;
}

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

export const snakeCase = (words: readonly string[]) => words.join('_');
export const pascalCase = (words: readonly string[]) => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

/** A text on one line, so that it ends with the comment that it stands in. */
export const onOneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
