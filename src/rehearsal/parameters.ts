import type { ExecutableDocument } from '../documents/index.ts';

export type Given = Readonly<Record<string, string>>;

/** The value of every declared parameter that has one: what was given, else the default. */
export function parameterValues(document: ExecutableDocument, given: Given): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const parameter of document.parameters) {
    const value = Object.hasOwn(given, parameter.name) ? given[parameter.name] : parameter.default;
    if (value !== undefined) values.set(parameter.name, value);
  }
  return values;
}

/** Names of the parameters that have neither a value nor a default: the document can't run without them. */
export function missingParameters(document: ExecutableDocument, given: Given): readonly string[] {
  const values = parameterValues(document, given);
  return document.parameters.map(({ name }) => name).filter((name) => !values.has(name));
}

/** Names that were given and that the document doesn't declare: AWSTOE ignores them. */
export function unknownParameters(document: ExecutableDocument, given: Given): readonly string[] {
  const declared = new Set(document.parameters.map(({ name }) => name));
  return Object.keys(given).filter((name) => !declared.has(name));
}
