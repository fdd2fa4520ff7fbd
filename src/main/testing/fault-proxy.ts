import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What can go wrong with one call between an app and its endpoint. */
export const faults = [
  /** Refused for asking too often, before anything happened. */
  'throttled',
  /** An error of the service, before anything happened. */
  'unavailable',
  /** An error of the service although all happened. */
  'failed-after',
  /** The connection breaks before the request arrives. */
  'cut-before',
  /** The request arrives, happens, and its answer is lost. */
  'answer-lost',
  /** Half of the answer arrives. */
  'truncated',
  /** The answer takes its time. */
  'slow',
  /** The credentials are said to be over. */
  'expired-token',
  /** The clocks are said to differ too much. */
  'clock-skew',
] as const;

/** One of these, or an answer of the service that the test makes up. */
export type Fault = (typeof faults)[number] | Refusal;

export interface Refusal {
  readonly status: number;
  readonly code: string;
}

export interface Passed {
  readonly method: string;
  readonly path: string;
  /** As a header names it, or, of Image Builder, the address. */
  readonly operation: string;
  /** The operation, where the protocol says it in a header; otherwise undefined. */
  readonly target: string | undefined;
  readonly fault: Fault | undefined;
}

export interface FaultProxy {
  /** Where the app is pointed at. */
  readonly endpoint: string;
  /** HOST:PORT, which the endpoint behind has to know. */
  readonly address: string;
  readonly passed: readonly Passed[];
  /** The endpoint that requests go on to. */
  passTo(endpoint: string): void;
  /** Decides what goes wrong with a request; undefined: nothing. */
  decide(fault: (request: Omit<Passed, 'fault'>) => Fault | undefined): void;
  close(): Promise<void>;
}

const slowMs = 40;

/** Stands between an app and an endpoint on loopback, and passes requests on unchanged, signatures included; or makes them fail. */
export async function faultProxy(): Promise<FaultProxy> {
  const passed: Passed[] = [];
  let behind: URL | undefined;
  let decide: Parameters<FaultProxy['decide']>[0] = () => undefined;
  const server = createServer((incoming, response) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const target = headers['x-amz-target'] === undefined ? undefined : String(headers['x-amz-target']);
    const call = { method, path, target, operation: target?.split('.')[1] ?? new URL(path, 'http://x').pathname.slice(1) };
    const fault = decide(call);
    passed.push({ ...call, fault });
    // A client that knows this for a proxy says itself where its request goes.
    answer({ incoming, response, behind: path.startsWith('http') ? new URL(path) : behind, fault }).catch(() => response.destroy()); // the endpoint behind is gone: so is this connection
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    address: `127.0.0.1:${port}`,
    passed,
    passTo(endpoint) {
      behind = new URL(endpoint);
    },
    decide(next) {
      decide = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly behind: URL | undefined;
  readonly fault: Fault | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function answer({ incoming, response, behind, fault }: Exchange): Promise<void> {
  const body = await buffer(incoming);
  if (typeof fault === 'object') return refuse(response, fault.status, fault.code);
  switch (fault) {
    case 'cut-before':
      return void response.destroy();
    case 'throttled':
      return refuse(response, 429, 'ThrottlingException');
    case 'unavailable':
      return refuse(response, 503, 'ServiceUnavailableException');
    case 'expired-token':
      return refuse(response, 403, 'ExpiredTokenException');
    case 'clock-skew':
      return refuse(response, 403, 'RequestTimeTooSkewed');
  }
  const { status, headers, body: text } = await pass(incoming, body, behind);
  if (fault === 'answer-lost') return void response.destroy();
  if (fault === 'failed-after') return refuse(response, 500, 'ServiceException');
  if (fault === 'slow') await sleep(slowMs);
  response.writeHead(status, headers);
  if (fault !== 'truncated' || text.length < 2) return void response.end(text);
  response.write(text.subarray(0, text.length >> 1), () => response.destroy());
}

function pass(incoming: IncomingMessage, body: Buffer, behind: URL | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (!behind) throw new Error('The proxy does not know where to pass requests to.');
    const { method, url = '', headers } = incoming;
    const path = url.startsWith('http') ? `${behind.pathname}${behind.search}` : url;
    const outgoing = request({ host: behind.hostname, port: behind.port, method, path, headers, agent: false }, (answered) => {
      buffer(answered).then((text) => resolve({ status: answered.statusCode ?? 500, headers: answered.headers, body: text }), reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** In the form of both JSON protocols. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const message = `${code}, as the test wanted it`;
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': code });
  response.end(JSON.stringify({ __type: code, message }));
}
