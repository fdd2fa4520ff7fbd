// JSON values to and from plain values, as the shapes say: dates are epoch seconds on the wire and Date inside.
import { AwsError } from './aws-error.ts';
import type { Shape, StructureShape } from './schema.ts';

/**
 * Reads a JSON value by its shape; a value of another type is a SerializationException. Members that the shape does not know are kept
 * as they are: clients newer than our SDK send them, and the constraint table may know them (`dryRun` of CreateImageRecipe).
 */
export function readJson(shape: Shape, value: unknown, path: string): unknown {
  switch (shape.kind) {
    case 'list':
      if (!Array.isArray(value)) throw unreadable(path, 'a list');
      return value.map((item, index) => readJson(shape.member, item, `${path}[${index}]`));
    case 'map':
      return mapEntries(value, path, (item, key) => readJson(shape.member, item, `${path}.${key}`));
    case 'structure':
      return mapEntries(value, path, (item, key) => {
        const member = shape.members.get(key);
        return member ? readJson(member.shape, item, path ? `${path}.${key}` : key) : item;
      });
    case 'timestamp':
      if (typeof value !== 'number') throw unreadable(path, 'a timestamp in seconds');
      return new Date(value * 1000);
    case 'string':
    case 'number':
    case 'boolean':
      if (typeof value !== shape.kind) throw unreadable(path, `a ${shape.kind}`);
      return value;
    case 'blob':
    case 'document':
      return value;
  }
}

/** Writes a plain value by its shape; members that the shape does not know stay inside. */
export function writeJson(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'list':
      return (value as readonly unknown[]).map((item) => writeJson(shape.member, item));
    case 'map':
      return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, writeJson(shape.member, item)]));
    case 'structure':
      return writeStructure(shape, value as Readonly<Record<string, unknown>>);
    case 'timestamp':
      return (value as Date).getTime() / 1000;
    default:
      return value;
  }
}

function writeStructure(shape: StructureShape, value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [name, member] of shape.members) {
    const item = value[name];
    if (item !== undefined && item !== null) written[name] = writeJson(member.shape, item);
  }
  return written;
}

/** `fromEntries` defines own properties, so that a key like `__proto__` stays a key. Null is how some clients write "absent". */
function mapEntries(value: unknown, path: string, read: (item: unknown, key: string) => unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(path, 'an object');
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, read(item, key)]));
}

function unreadable(path: string, expected: string): AwsError {
  return new AwsError('SerializationException', path ? `'${path}' must be ${expected}.` : `The request body must be ${expected}.`);
}
