import { nearest } from '../../spelling.ts';
import { MERGE_KEY } from '../../syntax/entries.ts';
import { documentKeys, type KeySpec, loopKeys, phaseKeys, rangeKeys, splitKeys, stepKeys } from './keys.ts';

/** A place of the component language with keys of its own. `words` name it in messages. */
export interface KeyScope {
  readonly words: string;
  readonly keys: readonly KeySpec[];
  readonly names: ReadonlySet<string>;
}

function scope(words: string, keys: readonly KeySpec[]): KeyScope {
  return { words, keys, names: new Set(keys.map(({ name }) => name)) };
}

export const documentScope = scope('a component document', documentKeys);
export const phaseScope = scope('a phase', phaseKeys);
export const stepScope = scope('a step', stepKeys);
export const loopScope = scope('a loop', loopKeys);
export const rangeScope = scope('“for”', rangeKeys);
export const splitScope = scope('“forEach”', splitKeys);

/** Keys of phases and steps: at the top of a document they are indented too little. */
const innerNames: ReadonlySet<string> = new Set([...phaseScope.names, ...stepScope.names]);

/** Whether a key at the top of a document is neither known, nor a misspelt one, nor one that belongs further in. */
export function isExtraKey(key: string): boolean {
  return !documentScope.names.has(key) && !innerNames.has(key) && key !== MERGE_KEY && nearest(key, documentScope.names) === undefined;
}
