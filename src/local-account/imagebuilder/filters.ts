import type { Filter } from '../protocol/imagebuilder-shapes.ts';
import { invalidValue } from './arn.ts';

/** What a filter of each name looks at. A list matches when one of its values does. */
export type FilterFields<T> = Readonly<Record<string, (item: T) => string | readonly string[] | undefined>>;

/** A test for the filters of a request: values of one filter are alternatives, filters must all match; case counts. */
export function matcher<T>(filters: readonly Filter[] | undefined, fields: FilterFields<T>): (item: T) => boolean {
  const tests = (filters ?? []).map(({ name = '', values = [] }) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw invalidValue('filters', `There is no filter '${name}'; there are ${Object.keys(fields).join(', ')}.`);
    return (item: T) => [field(item) ?? []].flat().some((value) => values.includes(value));
  });
  return (item) => tests.every((test) => test(item));
}
