import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ActionFailure } from '../../rehearsal/index.ts';
import { openNetwork } from '../network/network.ts';
import { s3Access } from './s3-access.ts';

const network = openNetwork({ env: {}, settings: async () => ({}) });

/** The far end: enough of S3 for what is asked of it. */
const objects = new Map<string, Buffer>();
const requests: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', headers } = request;
  const url = new URL(request.url ?? '/', 'http://s3');
  requests.push({ method, url: request.url ?? '', headers });
  const key = url.pathname.slice('/bkt/'.length);
  if (method === 'PUT') {
    objects.set(key, await buffer(request));
    response.end();
  } else if (url.searchParams.has('list-type')) {
    response.end(listing(url.searchParams));
  } else if (objects.has(key)) {
    response.end(objects.get(key));
  } else {
    response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>');
  }
}

/** Two keys a page, so that paging is seen. */
function listing(query: URLSearchParams): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
  const start = Number(query.get('continuation-token') ?? 0);
  const end = start + Math.min(2, Number(query.get('max-keys')));
  const token = end < keys.length ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${end}</NextContinuationToken>` : '';
  const contents = keys.slice(start, end).map((key) => `<Contents><Key>${key}</Key></Contents>`);
  return `<?xml version="1.0"?><ListBucketResult>${token}${contents.join('')}</ListBucketResult>`;
}

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  objects.clear();
  requests.length = 0;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-the-test');
});

const { signal } = new AbortController();
const at = (key: string) => ({ bucket: 'bkt', key });

it('gets an object as a stream, signed, for the owner that is expected', async () => {
  objects.set('a/b', Buffer.from('content'));
  expect(await text(await s3Access(network).getObject({ ...at('a/b'), expectedBucketOwner: '012345678901' }, signal))).toBe('content');
  expect(requests[0]).toMatchObject({ method: 'GET', headers: { 'x-amz-expected-bucket-owner': '012345678901' } });
  expect(requests[0]?.headers.authorization).toContain('Credential=AKIDEXAMPLE/');
});

it('lists keys over pages, up to the limit', async () => {
  for (const key of ['a/1', 'a/2', 'a/3', 'b']) objects.set(key, Buffer.alloc(0));
  expect(await s3Access(network).listKeys(at('a/'), 1001, signal)).toEqual(['a/1', 'a/2', 'a/3']);
  expect(await s3Access(network).listKeys(at('a/'), 2, signal)).toEqual(['a/1', 'a/2']);
});

it('puts a stream of known length', async () => {
  const stream = Readable.from([Buffer.from('some '), Buffer.from('thing')]);
  await s3Access(network).putObject(at('x'), { stream, size: 10 }, signal);
  expect(objects.get('x')?.toString()).toBe('some thing');
});

it('tells what S3 refused, without the key that signed it', async () => {
  const refusal = await s3Access(network)
    .getObject(at('none'), signal)
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ActionFailure);
  expect(String(refusal)).toContain('s3://bkt/none');
  expect(String(refusal)).not.toContain('secret-of-the-test');
});

it('fails as an action does where there are no credentials', async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  await expect(s3Access(network).getObject(at('a'), signal)).rejects.toBeInstanceOf(ActionFailure);
});

it('what is wrong with the way to S3 fails the step, and says what to mend', async () => {
  const lost = openNetwork({ env: { AWS_CA_BUNDLE: '/nowhere.pem' }, settings: async () => ({}) });
  const refused = s3Access(lost).getObject(at('a'), signal);
  await expect(refused).rejects.toThrow('S3 cannot be asked: The file of certificates /nowhere.pem (AWS_CA_BUNDLE) cannot be read');
});
