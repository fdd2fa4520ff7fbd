import type { OperationShape } from './schema.ts';
import type { WireRequest } from './wire.ts';

/** What a path-style request addresses, and what it says besides. */
export interface Address {
  readonly method: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  readonly query: URLSearchParams;
  readonly headers: WireRequest['headers'];
}

type Level = 'service' | 'bucket' | 'object';

interface Route {
  readonly operation: OperationShape;
  readonly method: string;
  readonly level: Level;
  /** Fixed parts of the query that tell operations of one path apart: `list-type=2`, `delete`. */
  readonly marks: readonly (readonly [name: string, value: string])[];
  /** What a request must carry beside the path to mean this operation. */
  readonly query: readonly string[];
  readonly headers: readonly string[];
}

export type Routes = readonly Route[];

/** The more a route asks for, the earlier it stands, so that the first that fits is the one. */
export function routesOf(operations: ReadonlyMap<string, OperationShape>): Routes {
  return [...operations.values()].map(toRoute).sort((a, b) => weight(b) - weight(a));
}

function weight({ marks, query, headers }: Route): number {
  return marks.length * 10 + query.length + headers.length;
}

function toRoute(operation: OperationShape): Route {
  const { method, path } = operation.http ?? { method: 'GET', path: '/' };
  const [place = '/', search = ''] = path.split('?');
  const required = [...operation.input.members].filter(([, member]) => member.required);
  const named = (where: string) =>
    required.filter(([, { place: at }]) => at === where).map(([name, { wireName }]) => (wireName ?? name).toLowerCase());
  const level = place.includes('{Key+}') ? 'object' : operation.input.members.has('Bucket') ? 'bucket' : 'service';
  return {
    ...{ operation, method, level },
    // `x-id` only repeats the name of the operation, and older clients leave it out.
    marks: [...new URLSearchParams(search)].filter(([name]) => name !== 'x-id'),
    query: named('query'),
    headers: named('header'),
  };
}

/** The operation that a request means; undefined where there is none. */
export function findOperation(routes: Routes, address: Address): OperationShape | undefined {
  const level: Level = address.bucket === undefined ? 'service' : address.key === undefined ? 'bucket' : 'object';
  const names = new Set([...address.query.keys()].map((name) => name.toLowerCase()));
  return routes.find(
    (route) =>
      route.method === address.method &&
      route.level === level &&
      route.marks.every(([name, value]) => address.query.get(name) === value) &&
      route.query.every((name) => names.has(name)) &&
      route.headers.every((name) => address.headers[name] !== undefined),
  )?.operation;
}
