import type { InputValue } from '../kinds/component/executable.ts';
import { findReferences } from './find-references.ts';
import type { Reference } from './reference.ts';

/** The value of a reference; undefined leaves it as it is written, which is what AWSTOE does with loop references outside of loops. */
export type Lookup = (reference: Reference) => string | undefined;

/** `text` with every reference replaced by its value. What is put in is not searched again. */
export function substitute(text: string, lookup: Lookup): string {
  let result = '';
  let done = 0;
  for (const reference of findReferences(text)) {
    const value = lookup(reference);
    if (value === undefined) continue;
    result += text.slice(done, reference.range.start) + value;
    done = reference.range.end;
  }
  return result + text.slice(done);
}

/** `substitute` in every string of a value; keys of maps stay as they are. */
export function substituteAll(value: InputValue, lookup: Lookup): InputValue {
  if (typeof value === 'string') return substitute(value, lookup);
  if (isList(value)) return value.map((item) => substituteAll(item, lookup));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituteAll(item, lookup)]));
}

/** Every reference in the strings of a value, so that what must be fetched (SSM parameters, metadata) can be fetched beforehand. */
export function referencesIn(value: InputValue): Reference[] {
  if (typeof value === 'string') return findReferences(value);
  const items = isList(value) ? value : Object.values(value);
  return items.flatMap(referencesIn);
}

function isList(value: InputValue): value is readonly InputValue[] {
  return Array.isArray(value);
}
