import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from '../protocol/aws-error.ts';
import type { RequestHead, WireRequest, WireResponse } from '../protocol/wire.ts';
import type { Admission } from './admission.ts';
import { type Intake, receive } from './body.ts';
import { send } from './send.ts';
import { discardSpooled } from './spool.ts';

// An `import` reads every member of a module, and with this one's WebSocket comes all of undici: a third of the time of a start.
const { createServer } = process.getBuiltinModule('node:http');

export interface Listening {
  readonly port: number;
  /** Ends at once: open connections are cut. */
  close(): Promise<void>;
}

/** What answers requests. */
export interface Handler {
  /** Decides by what comes before the body; throws for a request that is refused. */
  admit(head: RequestHead): Promise<Admission>;
  /** Answers a whole request; throws where its body, of which this is the hash, is not the one that was signed. */
  answer(admission: Admission, request: WireRequest, sha256: string): WireResponse;
  /** Answers a request that was refused; never throws. */
  refuse(head: RequestHead, error: unknown): Promise<WireResponse>;
  /** Answers a page of a browser, by whose path it is one; undefined: it is none. Unsigned, so pages look themselves who asks. */
  page(head: RequestHead): ((request: WireRequest) => Promise<WireResponse>) | undefined;
  /** Takes notice of what was no request at all. */
  malformed(reason: string): void;
}

const host = '127.0.0.1';
const second = 1000;

/** Whoever sends a request slowly, or keeps connections open for nothing, holds up nobody else. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10 * second,
  /** The largest of objects comes within it; the other bodies have a limit of their own. */
  requestTimeout: 3600 * second,
  keepAliveTimeout: 30 * second,
  connectionsCheckingInterval: 5 * second,
};
const maxConnections = 512;
const maxHeaders = 200;
const idleTimeout = 60 * second;

/** How long a body may take that is not an object's. */
const defaultBodyTimeout = 30 * second;

export interface ListenOptions {
  /** Further addresses that requests may be for, each HOST:PORT. */
  readonly addresses?: readonly string[] | undefined;
  /** 0: any free one. */
  readonly port: number;
  /** Milliseconds; for tests. */
  readonly bodyTimeout?: number | undefined;
}

/** Listens on loopback and nowhere else. */
export async function listen(
  { port, addresses = [], bodyTimeout = defaultBodyTimeout }: ListenOptions,
  handler: Handler,
): Promise<Listening> {
  const server = createServer(limits);
  server.maxConnections = maxConnections;
  server.maxHeadersCount = maxHeaders;
  server.setTimeout(idleTimeout);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const hosts = new Set([`${host}:${address.port}`, `localhost:${address.port}`, ...addresses]);
  const gate: Gate = { hosts, handler, bodyTimeout };
  const onRequest = (continues: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    handle(gate, request, { response, continues }).catch((error: unknown) => {
      // The client went away in the middle of its own request; there is nobody left to answer.
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  server.on('request', onRequest(false));
  // Who waits before it sends a large body learns first whether it is wanted.
  server.on('checkContinue', onRequest(true));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    handler.malformed(error.code ?? 'unknown');
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
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
  readonly handler: Handler;
  readonly bodyTimeout: number;
}

interface Answering {
  readonly response: ServerResponse;
  /** Whether the client waits to be asked for the body. */
  readonly continues: boolean;
}

async function handle({ hosts, handler, bodyTimeout }: Gate, request: IncomingMessage, { response, continues }: Answering): Promise<void> {
  const head = headOf(request);
  try {
    const page = handler.page(head);
    checkSender(hosts, request, page !== undefined);
    if (page) {
      const { body } = await receive(request, request.headers, pageIntake);
      send(response, head.id, await page({ ...head, body }));
      return;
    }
    const admission = await handler.admit(head);
    if (continues) response.writeContinue();
    const { intake } = admission;
    const timer = intake.spool ? undefined : setTimeout(() => request.destroy(tooSlow()), bodyTimeout);
    const { sha256, ...body } = await receive(request, request.headers, intake).finally(() => clearTimeout(timer));
    try {
      send(response, head.id, handler.answer(admission, { ...head, ...body }, sha256));
    } finally {
      if (body.upload) await discardSpooled(body.upload.file);
    }
  } catch (error) {
    const gone = request.destroyed && !request.complete && !(error instanceof AwsError);
    if (gone || response.headersSent) throw error;
    if (!continues) await discardRest(request);
    response.setHeader('Connection', 'close');
    send(response, head.id, await handler.refuse(head, error));
  }
}

/** A form that somebody filled in. */
const pageIntake: Intake = {
  ...{ payload: { kind: 'undeclared' }, signer: undefined, spool: undefined, s3: true, measured: false },
  limit: 64 * 1024,
};

/** How long the rest of a refused body may take. */
const discardTimeout = 2 * second;

/** Who is still sending would find the connection cut, and not the answer in it. */
async function discardRest(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  await Promise.race([once(request, 'close'), sleep(discardTimeout, undefined, { ref: false })]);
}

/** A page whose name was rebound to 127.0.0.1 sends its own name as the host; one that calls from elsewhere says from where. */
function checkSender(hosts: ReadonlySet<string>, { headers }: IncomingMessage, isPage: boolean): void {
  if (headers.host === undefined || !hosts.has(headers.host)) {
    throw new AwsError('AccessDeniedException', 'This endpoint answers only to its own address on this machine.', 403);
  }
  const isOwnPage = isPage && headers.origin === `http://${headers.host}`;
  if (headers.origin !== undefined && !isOwnPage) {
    throw new AwsError('AccessDeniedException', 'This endpoint does not answer to pages in browsers.', 403);
  }
}

function tooSlow(): AwsError {
  return new AwsError('RequestTimeout', 'The body of the request did not arrive in time.', 408);
}

function headOf(request: IncomingMessage): RequestHead {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return {
    id: randomUUID(),
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: request.headers,
  };
}
