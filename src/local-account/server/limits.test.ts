import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { basicDate, presign, sendRaw, signHeaders } from '../../../tests/conformance/fixture/raw-client.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Admission } from './admission.ts';
import { type Handler, listen } from './http-server.ts';
import { openRefusals } from './refusals.ts';

let test: TestAccount;
let endpoint: string;
beforeAll(async () => {
  test = await openTestAccount();
  endpoint = test.account.endpoint;
});
afterAll(() => test.close());

const list = { path: '/ListComponents', body: '{}', headers: { 'content-type': 'application/json' } };
const codeOf = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }) => headers['x-amzn-errortype'];

/** Writes bytes to a connection and gives all that comes back until it ends. */
function converse(address: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('a page in a browser', () => {
  it('is answered nothing that it may read, and nothing that it asks for is done', async () => {
    const origin = 'https://evil.example';
    const preflight = await sendRaw(endpoint, {
      method: 'OPTIONS',
      path: '/ListComponents',
      headers: { origin, 'access-control-request-method': 'POST', host: new URL(endpoint).host },
    });
    expect(preflight.status).toBe(403);
    const signed = signHeaders(endpoint, list);
    const call = await sendRaw(endpoint, { ...signed, headers: { ...signed.headers, origin } });
    expect([call.status, codeOf(call)]).toEqual([403, 'AccessDeniedException']);
    for (const { headers } of [preflight, call]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('cannot be made of what an answer holds', async () => {
    const { headers } = await sendRaw(endpoint, signHeaders(endpoint, list));
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox') });
  });
});

describe('a request', () => {
  it('may be repeated byte for byte while its signature is good, and not after; a token makes it one request', async () => {
    const body = JSON.stringify({ name: 'twice', semanticVersion: '1.0.0', platform: 'Linux', clientToken: 'once', ...document });
    const create = (at: Date) => signHeaders(endpoint, { method: 'PUT', path: '/CreateComponent', body }, { at });
    const request = create(new Date(Date.now() - 4 * 60_000));
    const [first, second] = [await sendRaw(endpoint, request), await sendRaw(endpoint, request)];
    expect([first.status, JSON.parse(second.body).componentBuildVersionArn]).toEqual([
      200,
      JSON.parse(first.body).componentBuildVersionArn,
    ]);
    for (const minutes of [-6, 6]) {
      expect(codeOf(await sendRaw(endpoint, create(new Date(Date.now() + minutes * 60_000))))).toBe('InvalidSignatureException');
    }
  });

  it('may be signed with the date that HTTP knows', async () => {
    const at = new Date();
    const { headers = {}, ...request } = signHeaders(endpoint, { ...list, headers: { date: at.toUTCString() } }, { at });
    expect(headers['x-amz-date']).toBe(basicDate(at));
    expect((await sendRaw(endpoint, { ...request, headers })).status).toBe(200);
  });

  it.each(['x-amz-target', 'x-amz-security-token', 'x-amz-anything'])('with an unsigned %s is refused', async (name) => {
    const signed = signHeaders(endpoint, list);
    const answer = await sendRaw(endpoint, { ...signed, headers: { ...signed.headers, [name]: 'x' } });
    expect(answer.status).toBe(403);
  });

  it('may come compressed, but not grow without an end', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };
    const send = (body: Buffer) => sendRaw(endpoint, signHeaders(endpoint, { path: '/ListComponents', body, headers }));
    expect((await send(gzipSync('{"maxResults":3}'))).status).toBe(200);
    expect(await send(gzipSync(' '.repeat(50_000_000)))).toMatchObject({ status: 413 });
    expect(codeOf(await send(Buffer.from('not compressed')))).toBe('SerializationException');
    expect(codeOf(await send(gzipSync('{}').subarray(0, 12)))).toBe('SerializationException');
    const unknown = signHeaders(endpoint, { ...list, headers: { 'content-encoding': 'br' } });
    expect(codeOf(await sendRaw(endpoint, unknown))).toBe('SerializationException');
  });

  it('is bounded in its headers and its address', async () => {
    const host = `Host: ${new URL(endpoint).host}\r\n`;
    expect(await converse(endpoint, `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
    expect(await converse(endpoint, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`)).toMatch(/^HTTP\/1.1 431 /);
    expect(await converse(endpoint, 'this is no HTTP\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(await converse(endpoint, 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });
});

const document = {
  data: 'schemaVersion: 1.0\nphases: [{ name: build, steps: [{ name: One, action: ExecuteBash, inputs: { commands: [true] } }] }]\n',
};

describe('a body', () => {
  it('that never comes to its end is given up', async () => {
    const refused: unknown[] = [];
    const admission = {
      intake: { payload: { kind: 'undeclared' }, signer: undefined, limit: 100, spool: undefined, s3: false, measured: false },
    };
    const handler: Handler = {
      admit: async () => admission as unknown as Admission,
      answer: () => ({ status: 200, contentType: 'text/plain', body: 'answered' }),
      refuse: async (_head, error) => {
        refused.push(error);
        return { status: 408, contentType: 'text/plain', body: '' };
      },
      page: () => undefined,
      malformed: () => undefined,
    };
    const listening = await listen({ port: 0, bodyTimeout: 50 }, handler);
    const address = `http://127.0.0.1:${listening.port}`;
    const slow = converse(address, `POST / HTTP/1.1\r\nHost: 127.0.0.1:${listening.port}\r\nContent-Length: 10\r\n\r\nfive.`);
    await expect(slow.catch(() => 'cut')).resolves.not.toContain('answered');
    expect(refused).toMatchObject([{ code: 'RequestTimeout' }]);
    await listening.close();
  });
});

describe('the log of refusals', () => {
  it('says what was refused, why and whose key it named, and holds no secret', async () => {
    const wrong = { accessKeyId: 'AKIASOMEBODYELSE0000', secretAccessKey: 'a-secret-of-somebody-else' };
    await sendRaw(endpoint, signHeaders(endpoint, list, { key: wrong }));
    const link = presign(endpoint, { method: 'GET', path: '/bucket/object' }, { key: { ...testKey, secretAccessKey: 'guessed' } });
    await sendRaw(endpoint, link);
    await sendRaw(endpoint, {
      path: '/',
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=${testKey.secretAccessKey}/x, Signature=y` },
    });
    const path = join(test.directory, 'data', 'refused.log');
    const text = readFileSync(path, 'utf8');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toContainEqual({
      time: expect.stringMatching(/^\d{4}-/),
      requestId: expect.any(String),
      ...{ method: 'POST', path: '/ListComponents', accessKeyId: wrong.accessKeyId },
      ...{ status: 403, code: 'UnrecognizedClientException', message: expect.any(String) },
    });
    expect(entries).toContainEqual(
      expect.objectContaining({ path: '/bucket/object', code: 'InvalidSignatureException', accessKeyId: testKey.accessKeyId }),
    );
    for (const secret of [testKey.secretAccessKey, 'a-secret-of-somebody-else', /[0-9a-f]{64}/, 'X-Amz-Signature'])
      expect(text).not.toMatch(secret);
  });

  it('is bounded, in a flood too, and counts what it leaves out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kiln-refusals-'));
    const path = join(folder, 'refused.log');
    const refusals = openRefusals(path);
    const error = new AwsError('AccessDenied', 'x'.repeat(10_000), 403);
    for (let second = 0; second < 100; second++) {
      for (let count = 0; count < 100; count++) refusals.note({ time: new Date(second * 1000), head: undefined, error });
    }
    expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(existsSync(`${path}.2`)).toBe(false);
    expect(readFileSync(path, 'utf8')).toContain('"leftOut":50');
    await rm(folder, { recursive: true });
    refusals.note({ time: new Date(0), head: undefined, error }); // into a folder that is gone: no error
  });
});
