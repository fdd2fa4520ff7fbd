import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { inAws } from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';

/** What AWS would answer: XML for services that speak it, else JSON; an error code with its status. */
export type FarAnswer = string | object | { readonly error: string; readonly status?: number };

export interface FarEnd {
  readonly aws: Aws;
  /** Every operation that was asked for, in order. */
  readonly asked: readonly string[];
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The operation by its protocol: a header (JSON), a form's Action (query), or the path (REST). */
function operationOf(request: IncomingMessage, body: string): string {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? '';
  const action = new URLSearchParams(body).get('Action');
  return action ?? `${request.method} ${new URL(request.url ?? '/', 'http://far').pathname}`;
}

function isError(answer: FarAnswer): answer is { error: string; status?: number } {
  return typeof answer === 'object' && 'error' in answer;
}

/** A small far end on loopback for answers that the local account cannot give; what it does not know is not implemented. */
export async function farEnd(answers: Readonly<Record<string, FarAnswer>>): Promise<FarEnd> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const operation = operationOf(request, body);
      asked.push(operation);
      const answer = answers[operation] ?? { error: 'NotImplemented', status: 501 };
      const isXml = body.includes('Action=');
      if (isError(answer)) {
        const { error, status = 400 } = answer;
        response.writeHead(status, { 'x-amzn-errortype': error });
        const ec2 = `<Response><Errors><Error><Code>${error}</Code><Message>no</Message></Error></Errors></Response>`;
        const query = `<ErrorResponse><Error><Code>${error}</Code><Message>no</Message></Error></ErrorResponse>`;
        response.end(isXml ? (body.includes('2016-11-15') ? ec2 : query) : JSON.stringify({ __type: error, message: 'no' }));
      } else response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const aws = createAws({
    id: 'far',
    name: 'Far end',
    hosting: inAws,
    accountId: '111122223333',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    readOnly: true,
    credentials: async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }),
  });
  onTestFinished(() => {
    aws.close();
    server.close();
  });
  return { aws, asked };
}
