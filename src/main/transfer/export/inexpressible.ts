import { type Fields, isFields } from '../request-form.ts';
import type { ExportSource } from './read-sources.ts';

/** The values at a place; a list on the way stands for each of its items. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return value === undefined ? [] : [value];
  return isFields(value) ? valuesAt(value[key], rest) : [];
}

/** A note for each member that a resource has and the format cannot say, with what it says: the reader may have to do it by hand. */
export function leftOut(
  resources: readonly ExportSource[],
  lacks: (source: ExportSource) => readonly string[],
  format: string,
): readonly string[] {
  return resources.flatMap((source) =>
    lacks(source).flatMap((place) => {
      const values = valuesAt(source.body, place.split('.'));
      return values.length === 0 ? [] : [`${format} cannot say ${place} of ${source.path}: ${JSON.stringify(values)}`];
    }),
  );
}

/** A request without the members at some places. */
export function withoutMembers(body: Fields, places: readonly string[]): Fields {
  return places.reduce((left, place) => without(left, place.split('.')) as Fields, body);
}

function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, key === undefined ? [] : [key, ...rest]));
  if (key === undefined || !isFields(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: member, ...others } = value;
  return rest.length === 0 ? others : { ...value, [key]: without(member, rest) };
}
