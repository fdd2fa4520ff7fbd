import { readJsonPattern } from './json-pattern.ts';
import { compile } from './pattern-text.ts';
import { readSpacePattern } from './space-pattern.ts';

/** Whether a message is what a filter pattern looks for. */
export type Filter = (message: string) => boolean;

/**
 * Reads a filter pattern: over JSON in braces, over words in brackets, or else over plain text: terms that all must occur, `?term` of which one must, `-term` that must not, "quoted phrases"
 * and `%regular expressions%`. Case counts.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function readFilter(pattern: string): Filter {
  const text = pattern.trim();
  if (text.startsWith('{')) return readJsonPattern(text);
  if (text.startsWith('[')) return readSpacePattern(text);
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]*)%|([^\s"%]+))/g)].map(toTerm);
  const of = (mark: string) => terms.filter((term) => term.mark === mark).map(({ matches }) => matches);
  const [required, optional, excluded] = [of(''), of('?'), of('-')];
  return (message) =>
    required.every((matches) => matches(message)) &&
    (optional.length === 0 || required.length > 0 || optional.some((matches) => matches(message))) &&
    !excluded.some((matches) => matches(message));
}

interface Term {
  readonly mark: string;
  readonly matches: Filter;
}

function toTerm([, mark = '', quoted, expression, word = '']: RegExpMatchArray): Term {
  if (expression !== undefined) {
    const compiled = compile(expression);
    return { mark, matches: (message) => compiled.test(message) };
  }
  const text = quoted === undefined ? word : quoted.replace(/\\(.)/g, '$1');
  return { mark, matches: (message) => message.includes(text) };
}
