// What components and workflows have in common: parameters that a document declares, and that who uses it gives values.
import { invalidValue } from './arn.ts';

export interface DeclaredParameter {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly defaultValue?: readonly string[] | undefined;
}

export interface GivenParameter {
  readonly name: string;
  readonly value: readonly string[];
}

/** Where the values stand in the request, and what they are for. */
export interface ParameterPlace {
  readonly path: string;
  readonly owner: 'component' | 'workflow';
}

/** A quota of the service, of components and workflows alike. */
const maxLength = 1024;

/** Throws InvalidParameterValueException unless each parameter without a default has a value, and each value a parameter. */
export function checkParameters(
  declared: readonly DeclaredParameter[],
  given: readonly GivenParameter[],
  { path, owner }: ParameterPlace,
): void {
  const names = new Set(given.map(({ name }) => name));
  if (names.size < given.length) throw invalidValue(path, 'A parameter may be given once.');
  const unknown = [...names].filter((name) => !declared.some((parameter) => parameter.name === name));
  if (unknown.length > 0) {
    throw invalidValue(path, `The following parameters are not defined in the provided ${owner}: ${unknown.join(', ')}`);
  }
  const missing = declared.filter(({ name, defaultValue }) => defaultValue === undefined && !names.has(name ?? ''));
  if (missing.length > 0) {
    throw invalidValue(path, `The following parameters have no default and need a value: ${missing.map(({ name }) => name).join(', ')}`);
  }
  for (const { name, value } of given) {
    const isList = declared.some((parameter) => parameter.name === name && parameter.type === 'stringList');
    if (value.length !== 1 && !isList) throw invalidValue(path, `The parameter '${name}' needs exactly one value.`);
    if (value.some((text) => text.length > maxLength)) {
      throw invalidValue(path, `The value of '${name}' is longer than ${maxLength} characters.`);
    }
  }
}
