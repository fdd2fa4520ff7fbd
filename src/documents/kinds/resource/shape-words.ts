import type { Shape } from './shapes.ts';

/** What a shape wants, in words that follow “must be”. */
export function shapeWords(shape: Shape): string {
  switch (shape.type) {
    case 'structure':
      return 'a map of keys and values';
    case 'map':
      return 'a map of names and texts';
    case 'list':
      return 'a list; begin each item with a dash';
    case 'string':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
  }
}

/** A range with its ends, for a message: “3 to 128”, “at least 1”, “at most 5”. */
export function boundsWords({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined || min === 0) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `${min}` : `${min} to ${max}`;
}
