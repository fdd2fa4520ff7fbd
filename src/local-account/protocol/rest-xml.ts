// S3's protocol: objects as bodies, most of the rest in headers and the query, XML for what is structured.
import { AwsError } from './aws-error.ts';
import type { Protocol } from './protocol.ts';
import { readXml } from './read-xml.ts';
import { type Address, findOperation, routesOf } from './s3-routes.ts';
import type { Member, OperationShape, Shape } from './schema.ts';
import type { FilePart, WireRequest } from './wire.ts';
import { element, escapeXml, writeMembers } from './xml.ts';

const contentType = 'application/xml';
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The protocol over these operations, for path-style requests. */
export function s3Protocol(operations: ReadonlyMap<string, OperationShape>): Protocol {
  const routes = routesOf(operations);
  return {
    read(request) {
      const address = addressOf(request);
      const operation = findOperation(routes, address);
      if (!operation) throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
      return { operation, input: readInput(operation, address, request) };
    },
    write(operation, output) {
      const headers = writeHeaders(operation, output);
      const payload = [...operation.output.members].find(([, { place, shape }]) => place === 'payload' && shape.kind !== 'structure')?.[0];
      const status = typeof output.ContentRange === 'string' ? 206 : (operation.http?.status ?? 200);
      if (payload !== undefined) {
        return {
          status,
          contentType: String(output.ContentType ?? 'binary/octet-stream'),
          headers,
          body: (output[payload] ?? '') as string | FilePart,
        };
      }
      return { status, contentType: String(output.ContentType ?? contentType), headers, body: writeBody(operation, output) };
    },
    fail(error, requestId) {
      const details = element('Code', codes[error.code] ?? error.code) + element('Message', escapeXml(error.message));
      return { status: error.status, contentType, body: element('Error', details + element('RequestId', requestId)) };
    },
  };
}

/** S3's names for what the other protocols call otherwise. */
const codes: Readonly<Record<string, string>> = {
  MissingAuthenticationTokenException: 'AccessDenied',
  UnrecognizedClientException: 'InvalidAccessKeyId',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'AuthorizationHeaderMalformed',
  ExpiredTokenException: 'ExpiredToken',
  InternalFailure: 'InternalError',
  ServiceUnavailableException: 'ServiceUnavailable',
  RequestEntityTooLargeException: 'EntityTooLarge',
};

function addressOf({ method, path, query, headers }: WireRequest): Address {
  const [, bucket, key] = /^\/([^/]*)(?:\/([\s\S]*))?$/.exec(path) ?? [];
  return {
    method,
    bucket: bucket ? decode(bucket) : undefined,
    key: key ? decode(key) : undefined,
    query: new URLSearchParams(query),
    headers,
  };
}

/** An object's content is a file, everything else is read here. */
type Content = Pick<WireRequest, 'body' | 'upload'>;

function readInput(operation: OperationShape, address: Address, body: Content): Readonly<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const [name, member] of operation.input.members) {
    const value = readMember({ name, member }, address, body);
    if (value !== undefined) input[name] = value;
  }
  return input;
}

interface Named {
  readonly name: string;
  readonly member: Member;
}

function readMember({ name, member }: Named, address: Address, { body, upload }: Content): unknown {
  const wireName = member.wireName ?? name;
  switch (member.place) {
    case 'label':
      return name === 'Bucket' ? address.bucket : address.key;
    case 'query':
      return readText(member.shape, address.query.get(wireName) ?? undefined);
    case 'header':
      return readText(member.shape, textOf(address.headers[wireName.toLowerCase()]));
    case 'prefix':
      return readPrefix(wireName.toLowerCase(), address.headers);
    case 'payload':
      if (member.shape.kind === 'structure') return body.length > 0 ? readXml(member.shape, body.toString('utf8')) : undefined;
      return upload ?? body;
    case 'body':
      return undefined;
  }
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function readText(shape: Shape, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (shape.kind === 'number') return Number(text);
  if (shape.kind === 'boolean') return text.toLowerCase() === 'true';
  if (shape.kind === 'timestamp') return new Date(text);
  return text;
}

function readPrefix(prefix: string, headers: WireRequest['headers']): object | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}

function writeHeaders(operation: OperationShape, output: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, member] of operation.output.members) {
    const value = output[name];
    if (value === undefined) continue;
    if (member.place === 'header') headers[member.wireName ?? name] = value instanceof Date ? value.toUTCString() : String(value);
    if (member.place === 'prefix')
      for (const [key, text] of Object.entries(value as object)) headers[`${member.wireName}${key}`] = String(text);
  }
  return headers;
}

function writeBody({ name, output: shape }: OperationShape, output: Readonly<Record<string, unknown>>): string {
  const [document] = [...shape.members].filter(([, { place }]) => place === 'payload');
  if (document) return writeDocument(document, output);
  const members = new Map([...shape.members].filter(([, { place }]) => place === 'body'));
  if (members.size === 0) return '';
  const root = shape.wireName ?? `${name}Result`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${writeMembers({ ...shape, members }, output)}</${root}>`;
}

/** An output of which one member is the whole document. */
function writeDocument([name, { shape, wireName }]: readonly [string, Member], output: Readonly<Record<string, unknown>>): string {
  const value = output[name];
  if (shape.kind !== 'structure' || value === undefined) return '';
  const root = wireName ?? shape.wireName ?? name;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${writeMembers(shape, value as typeof output)}</${root}>`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
    throw error;
  }
}
