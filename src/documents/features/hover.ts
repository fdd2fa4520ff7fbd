import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { languageOf } from './languages.ts';
import type { Hover } from './types.ts';

/** What stands at a place, in words. */
export function hover(place: Place): Hover | undefined {
  const { subject, outward } = innermost(place);
  const found = languageOf(subject.analysis).hover?.(subject);
  return outward === undefined || found === undefined ? found : { ...found, range: outward.range(found.range) };
}
