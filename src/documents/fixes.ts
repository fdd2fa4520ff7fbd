import type { Fix } from './diagnostic.ts';
import type { ScalarNode } from './syntax/tree.ts';
import type { TextRange } from './text.ts';

/** Writes another word in place of a scalar and keeps its quotes. Not safe: the author may have meant something else. */
export function respell(scalar: ScalarNode, word: string): Fix {
  return replace(`Change to “${word}”`, scalar, word);
}

/** The same under another title. */
export function replace(title: string, scalar: ScalarNode, word: string): Fix {
  return { title, safe: false, edits: [{ range: scalar.range, newText: inStyleOf(scalar, word) }] };
}

/** A fix only where there is a suggestion: the third argument of `report`. */
export function respellings(scalar: ScalarNode, word: string | undefined): readonly Fix[] | undefined {
  return word === undefined ? undefined : [respell(scalar, word)];
}

/** Writes another word in place of a part of the text. */
export function rewrite(title: string, range: TextRange, newText: string): Fix {
  return { title, safe: false, edits: [{ range, newText }] };
}

function inStyleOf(scalar: ScalarNode, word: string): string {
  if (scalar.style === 'single') return `'${word}'`;
  if (scalar.style === 'double') return `"${word}"`;
  return word;
}

/** Another word for a part of the text, only where there is a suggestion. */
export function respellingsAt(range: TextRange, word: string | undefined): readonly Fix[] | undefined {
  return word === undefined ? undefined : [rewrite(`Change to “${word}”`, range, word)];
}

/** Writes another word in place of the one at a range, which has the quotes of its scalar if it has any, and keeps them. */
export function respellAt(text: string, range: TextRange, word: string | undefined): readonly Fix[] | undefined {
  if (word === undefined) return undefined;
  const quote = /^['"]/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return [rewrite(`Change to “${word}”`, range, `${quote}${word}${quote}`)];
}
