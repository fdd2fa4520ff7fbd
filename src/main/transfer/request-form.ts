// From what the service answers to the body of the request that would make the same: the form in which Kiln keeps files.
import { linkTargetOf, type Operation, type Shape } from '../../documents/index.ts';

/** The shape of `noDevice`, whose empty text says something: it takes a volume of the parent image away. */
const meantEmpty = 'EmptyString';

export type Fields = Readonly<Record<string, unknown>>;

/** Members of requests that say nothing about the resource. */
const notKept = new Set(['clientToken', 'dryRun']);

/** The shape of a member of a request, by its name in the service's model. */
export function shapeNamed({ shapes }: Operation, name: string | undefined): Shape | undefined {
  return name === undefined ? undefined : shapes[name];
}

/**
 * What of a resource its Create call takes, in the order of the call with tags at the end; everything else is the service's own. Empty
 * members, with which the service answers for what a request left out, are dropped, and so are tags that only AWS can give.
 */
export function requestForm(operation: Operation, resource: Fields): Fields {
  const { tags, ...members } = structure(operation, operation.input.members, resource);
  return tags === undefined ? members : { ...members, tags };
}

function structure(operation: Operation, members: Readonly<Record<string, string>>, value: Fields): Fields {
  const kept = Object.entries(members)
    .filter(([name]) => !notKept.has(name))
    .map(([name, shape]) => ({ name, shape, member: memberOf(operation, shapeNamed(operation, shape), value[name]) }))
    .filter(({ member, shape }) => !isEmpty(member) || (member === '' && shape === meantEmpty));
  return Object.fromEntries(kept.map(({ name, member }) => [name, member]));
}

function memberOf(operation: Operation, shape: Shape | undefined, value: unknown): unknown {
  if (shape === undefined || value === null) return undefined;
  if (shape.type === 'list' && Array.isArray(value)) {
    const items = value.map((item) => memberOf(operation, shapeNamed(operation, shape.of), item));
    return items.filter((item) => item !== undefined);
  }
  if (!isFields(value)) return value;
  if (shape.type === 'structure') return structure(operation, shape.members, value);
  return shape.type === 'map' ? ownKeys(value) : undefined;
}

/** Tags that begin so are AWS's own, and refused in requests. */
function ownKeys(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !/^aws:/i.test(key)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A request with the texts that name other resources put through `change`; undefined leaves one as it is. */
export function mapLinks(operation: Operation, body: Fields, change: (text: string) => unknown): Fields {
  const walk = (shapeName: string, value: unknown): unknown => {
    const shape = shapeNamed(operation, shapeName);
    if (typeof value === 'string') return linkTargetOf(shapeName) === undefined ? value : (change(value) ?? value);
    if (shape?.type === 'list' && Array.isArray(value)) return value.map((item) => walk(shape.of, item));
    return shape?.type === 'structure' && isFields(value) ? each(shape.members, value) : value;
  };
  const each = (members: Readonly<Record<string, string>>, value: Fields): Fields =>
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(members[name] ?? '', member)]));
  return each(operation.input.members, body);
}

/** The texts of a request that name other resources, in their order. */
export function linksIn(operation: Operation, body: Fields): readonly string[] {
  const found: string[] = [];
  mapLinks(operation, body, (text) => void found.push(text));
  return found;
}
