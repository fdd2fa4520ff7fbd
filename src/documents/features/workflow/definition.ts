import type { Place } from '../language.ts';
import type { Location } from '../types.ts';
import { symbolAt, usesOf } from './symbol.ts';

/** The step or the parameter that is named at a place. */
export function definition({ analysis: { workflow }, offset }: Place): readonly Location[] {
  const symbol = workflow && symbolAt(workflow, offset);
  return symbol === undefined ? [] : [{ range: symbol.name.range }];
}

/** The declaration of what stands at a place, and every path to it. */
export function references({ analysis: { workflow }, offset }: Place): readonly Location[] {
  const symbol = workflow && symbolAt(workflow, offset);
  if (workflow === undefined || symbol === undefined) return [];
  return [{ range: symbol.name.range }, ...usesOf(workflow, symbol).map(({ range }) => ({ range }))];
}
