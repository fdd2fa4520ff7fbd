import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { languageOf } from './languages.ts';
import type { Signature } from './types.ts';

/** The inputs of the action at a place, and which of them is being written. */
export function signature(place: Place): Signature | undefined {
  const { subject } = innermost(place);
  return languageOf(subject.analysis).signature?.(subject);
}
