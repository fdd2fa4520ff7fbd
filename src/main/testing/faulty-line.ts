import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { HttpProxyAgent } from 'http-proxy-agent';
import { onTestFinished } from 'vitest';
import { type Aws, createAws } from '../aws/clients.ts';

/** What happens to one request on its way. `lost`: the account answers, and the answer does not arrive. */
export type Fault = 'none' | 'lost' | 'refused' | { readonly status: number; readonly code: string };

export interface FaultyLine {
  /** The account, over this line. */
  readonly aws: Aws;
  /** What was asked, in order: the operations. */
  readonly calls: string[];
}

/** The operation that a request is for: Image Builder's is in the path, those of AppStream and other JSON services in a header. */
const operationOf = ({ headers, url = '' }: IncomingMessage) =>
  headers['x-amz-target']?.toString().split('.')[1] ?? new URL(url, 'http://x').pathname.slice(1);

function send(request: IncomingMessage, body: Buffer): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const { url = '', method = '', headers } = request;
  return new Promise((resolve, reject) => {
    const sent = forward(url, { method, headers, agent: false }, (answer) => {
      buffer(answer).then((text) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: text }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A proxy on loopback between the SDK and a real account, which does to each request what `faultOf` says; `nth` counts per operation. */
export async function faultyLine(to: Aws, faultOf: (operation: string, nth: number) => Fault): Promise<FaultyLine> {
  const calls: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const operation = operationOf(request);
    calls.push(operation);
    const fault = faultOf(operation, calls.filter((one) => one === operation).length);
    const body = await buffer(request);
    if (fault === 'refused') {
      request.socket.destroy();
    } else if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': 'application/json', 'x-amzn-errortype': fault.code });
      response.end(JSON.stringify({ message: 'made up by a test' }));
    } else {
      const answer = await send(request, body);
      if (fault === 'lost') request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new HttpProxyAgent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const aws = createAws({ ...to.connection, agents: async () => ({ httpAgent: agent }) });
  onTestFinished(() => {
    aws.close();
    server.closeAllConnections();
    server.close();
  });
  return { aws, calls };
}
