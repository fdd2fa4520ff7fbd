// REST with JSON bodies: Image Builder, RAM and Inspector.
import { AwsError } from './aws-error.ts';
import { parseJsonBody } from './json-body.ts';
import { readJson, writeJson } from './json-values.ts';
import type { Protocol } from './protocol.ts';
import type { Member, OperationShape, Shape } from './schema.ts';
import type { WireRequest } from './wire.ts';

interface Route {
  readonly operation: OperationShape;
  /** The member that the rest of the path is; undefined for a path without labels. */
  readonly label: string | undefined;
}

/** The protocol over these operations, routed by method and path. */
export function restJson(service: string, operations: ReadonlyMap<string, OperationShape>): Protocol {
  const routes = new Map<string, Route>([...operations.values()].map(toRoute));
  return {
    read(request) {
      const { operation, label } = findRoute(service, routes, request);
      const bound = label ? { [label]: decode(request.path.slice(request.path.indexOf('/', 1) + 1)) } : {};
      return { operation, input: { ...readBody(operation, request), ...readQuery(operation, request.query), ...bound } };
    },
    write: (operation, output) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(writeJson(operation.output, output)),
    }),
    fail: (error) => ({
      status: error.status,
      contentType: 'application/json',
      headers: { 'x-amzn-ErrorType': error.code },
      body: JSON.stringify({ message: error.message }),
    }),
  };
}

/** Paths are plain, or `/name/{label}` where the label is all that follows, slashes included (an ARN). */
function toRoute(operation: OperationShape): [string, Route] {
  const { method, path } = operation.http ?? { method: 'POST', path: `/${operation.name}` };
  const label = /^\/[^/]+\/\{(\w+)\}$/.exec(path)?.[1];
  return [`${method} ${label ? path.slice(0, path.indexOf('{')) : path}`, { operation, label }];
}

function findRoute(service: string, routes: ReadonlyMap<string, Route>, { method, path }: WireRequest): Route {
  const end = path.indexOf('/', 1);
  const route = routes.get(`${method} ${path}`) ?? routes.get(`${method} ${end < 0 ? path : path.slice(0, end + 1)}`);
  if (route) return route;
  throw new AwsError('UnknownOperationException', `The service '${service}' has no operation '${decode(path.slice(1))}' (${method}).`, 404);
}

function readBody(operation: OperationShape, request: WireRequest): Readonly<Record<string, unknown>> {
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  return hasBody ? (readJson(operation.input, parseJsonBody(request.body), '') as Readonly<Record<string, unknown>>) : {};
}

function readQuery(operation: OperationShape, query: string): Readonly<Record<string, unknown>> {
  const sent = new URLSearchParams(query);
  const members = [...operation.input.members].filter(([name, member]) => member.place === 'query' && sent.has(name));
  return Object.fromEntries(members.map(([name, member]) => [name, readQueryMember(name, member, sent.getAll(name))]));
}

function readQueryMember(name: string, { shape }: Member, values: readonly string[]): unknown {
  if (shape.kind === 'list') return values.map((value) => readText(name, shape.member, value));
  return readText(name, shape, values[0] ?? '');
}

function readText(name: string, shape: Shape, text: string): unknown {
  const typed = shape.kind === 'number' ? Number(text) : shape.kind === 'boolean' ? text === 'true' : text;
  return readJson(shape, typed, name);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw new AwsError('SerializationException', 'The path of the request is not percent-encoded UTF-8.');
    throw error;
  }
}
