import type { Operation } from './operations.ts';
import type { Shape } from './shapes.ts';

/** A shape with its name; the request itself goes by its operation's name. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * The shape at a place of a request: keys, and `#` for an item of a list. Where the place leads through a list without `#`, as it is told
 * by indentation in JSON, its items are meant. undefined where the service knows nothing.
 */
export function shapeAt(operation: Operation, place: readonly string[]): NamedShape | undefined {
  let found: NamedShape | undefined = { name: operation.name, shape: operation.input };
  for (const part of place) {
    if (found?.shape.type === 'list' && part !== '#') found = named(operation, found.shape.of);
    found = found === undefined ? undefined : within(operation, found.shape, part);
    if (found === undefined) return undefined;
  }
  return found;
}

/** The shape of a member of a structure, or of a value of a map. */
export function shapeOfMember(operation: Operation, shape: Shape, name: string): NamedShape | undefined {
  if (shape.type === 'map') return named(operation, shape.value);
  if (shape.type !== 'structure' || !Object.hasOwn(shape.members, name)) return undefined;
  return named(operation, shape.members[name] ?? '');
}

function within(operation: Operation, shape: Shape, part: string): NamedShape | undefined {
  if (shape.type === 'list') return part === '#' ? named(operation, shape.of) : undefined;
  return part === '#' ? undefined : shapeOfMember(operation, shape, part);
}

export function named({ shapes }: Operation, name: string): NamedShape | undefined {
  const shape = shapes[name];
  return shape === undefined ? undefined : { name, shape };
}
