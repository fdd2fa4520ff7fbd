import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { AwsError } from '../protocol/aws-error.ts';
import type { FilePart, WireRequest, WireResponse } from '../protocol/wire.ts';
import { readBody } from './body.ts';

export interface Listening {
  readonly port: number;
  /** Ends at once: open connections are cut. */
  close(): Promise<void>;
}

/** Answers a whole request; never throws. */
export type Answer = (request: WireRequest) => WireResponse;

const host = '127.0.0.1';

/** Listens on loopback and nowhere else. `port` 0 is any free one. */
export async function listen(port: number, answer: Answer): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const hosts = new Set([`${host}:${address.port}`, `localhost:${address.port}`]);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle({ hosts, answer }, request, response).catch((error: unknown) => {
      // The client went away in the middle of its own request; there is nobody left to answer.
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  return { port: address.port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

interface Gate {
  readonly hosts: ReadonlySet<string>;
  readonly answer: Answer;
}

async function handle(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const id = randomUUID();
  try {
    checkHost(gate.hosts, request.headers.host);
    const body = await readBody(request);
    send(response, id, gate.answer(toWire(id, request, body)));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    response.setHeader('Connection', 'close');
    const refusal = JSON.stringify({ __type: error.code, message: error.message });
    send(response, id, {
      status: error.status,
      contentType: 'application/json',
      headers: { 'x-amzn-ErrorType': error.code },
      body: refusal,
    });
  }
}

/** A page whose name was rebound to 127.0.0.1 sends its own name here. */
function checkHost(hosts: ReadonlySet<string>, sent: string | undefined): void {
  if (sent !== undefined && hosts.has(sent)) return;
  throw new AwsError('AccessDeniedException', 'This endpoint answers only to its own address on this machine.', 403);
}

function toWire(id: string, request: IncomingMessage, body: Buffer): WireRequest {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    id,
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: request.headers,
    body,
  };
}

function send(response: ServerResponse, id: string, { status, contentType, headers, body }: WireResponse): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': typeof body === 'string' ? Buffer.byteLength(body) : body.length,
    'x-amzn-RequestId': id,
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  if (typeof body === 'string') response.end(body);
  else sendFile(response, body);
}

/** The status is out already: a file that breaks off breaks the connection off, which clients notice by the length. */
function sendFile(response: ServerResponse, { file, start, length }: FilePart): void {
  if (length === 0) {
    response.end();
    return;
  }
  pipeline(createReadStream(file, { start, end: start + length - 1 }), response, (error) => {
    if (error) response.destroy(error);
  });
}
