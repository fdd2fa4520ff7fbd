import type { Outward } from '../embedded/outward.ts';
import { anchorDefinition, anchorUses } from './anchors.ts';
import { innermost } from './embedded.ts';
import type { Place } from './language.ts';
import { languageOf } from './languages.ts';
import type { Location } from './types.ts';

/** Where what is named at a place is declared: the anchor of an alias, and what the language of the document knows. */
export function definition(place: Place): readonly Location[] {
  const { subject, outward } = innermost(place);
  return moved(anchorDefinition(subject) ?? languageOf(subject.analysis).definition?.(subject) ?? [], outward);
}

/** Every use of what stands at a place, its declaration included, in this document and in the files of the workspace. */
export function references(place: Place): readonly Location[] {
  const { subject, outward } = innermost(place);
  return moved(anchorUses(subject) ?? languageOf(subject.analysis).references?.(subject) ?? [], outward);
}

function moved(locations: readonly Location[], outward: Outward | undefined): readonly Location[] {
  if (outward === undefined) return locations;
  return locations.map((location) => (location.path === undefined ? { range: outward.range(location.range) } : location));
}
