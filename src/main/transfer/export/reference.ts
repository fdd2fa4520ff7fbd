const path = Symbol('path');

/** Stands in a request where another resource is named by its file. */
export interface Reference {
  readonly [path]: string;
}

export const referenceTo = (file: string): Reference => ({ [path]: file });

/** The file that a value refers to; undefined for all other values. */
export function fileReferredTo(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && path in value ? (value as Reference)[path] : undefined;
}
