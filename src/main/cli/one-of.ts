import { UsageError } from './command.ts';

/** The word, if it is one that the option takes. Throws a `UsageError`. */
export function oneOf<Word extends string>(option: string, word: string, words: readonly Word[]): Word {
  const found = words.find((known) => known === word);
  if (found === undefined) throw new UsageError(`${option} must be one of ${words.join(', ')}, not '${word}'`);
  return found;
}
