import { AwsError } from '../protocol/aws-error.ts';
import type { NamedParameter } from './parameters.ts';

export interface ParameterFilter {
  readonly Key: string;
  readonly Option?: string;
  readonly Values?: readonly string[];
}

/** Whether a parameter has what each filter asks for. */
export function matchesFilters(parameter: NamedParameter, filters: readonly ParameterFilter[]): boolean {
  return filters.every((filter) => matches(parameter, filter));
}

function matches(
  { name, version }: NamedParameter,
  { Key: key, Option: option = 'Equals', Values: values = [] }: ParameterFilter,
): boolean {
  if (key === 'Path') return values.some((path) => isBelow(name, { path, recursive: option === 'Recursive' }));
  const value = { Name: name, Type: version.type, DataType: version.dataType, Tier: version.tier }[key];
  if (value === undefined)
    throw new AwsError('InvalidFilterKey', `The local account filters by Name, Path, Type, DataType and Tier, not by '${key}'.`);
  const compare = options[option];
  if (!compare)
    throw new AwsError(
      'InvalidFilterOption',
      `The filter option '${option}' is not valid. Valid options: ${Object.keys(options).join(', ')}.`,
    );
  return values.length === 0 || values.some((wanted) => compare(value, wanted));
}

const options: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  Equals: (value, wanted) => value === wanted,
  BeginsWith: (value, wanted) => value.startsWith(wanted),
  Contains: (value, wanted) => value.includes(wanted),
};

function isBelow(name: string, { path, recursive }: { readonly path: string; readonly recursive: boolean }): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  // Names without a path count as lying in the root.
  const full = name.startsWith('/') ? name : `/${name}`;
  return full.startsWith(prefix) && (recursive || !full.slice(prefix.length).includes('/'));
}
