import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import {
  presign,
  type RawRequest,
  type Signing,
  sendRaw,
  sha256,
  signedChunks,
  signHeaders,
} from '../../../tests/conformance/fixture/raw-client.ts';

let test: TestAccount;
let endpoint: string;
let s3: S3Client;
beforeAll(async () => {
  test = await openTestAccount();
  endpoint = test.account.endpoint;
  s3 = new S3Client({ endpoint, region: test.account.region, credentials: testKey, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket: 'links' }));
  await s3.send(new PutObjectCommand({ Bucket: 'links', Key: 'a b', Body: 'content' }));
});
afterAll(async () => {
  s3.destroy();
  await test.close();
});

const get: RawRequest = { method: 'GET', path: '/links/a%20b' };
const codeOf = ({ body }: { readonly body: string }) => /<Code>(\w+)<\/Code>/.exec(body)?.[1];
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const weekly = { 'X-Amz-Expires': '604800' };

describe('a presigned link', () => {
  it('reads and writes an object without any header', async () => {
    expect(await sendRaw(endpoint, presign(endpoint, get))).toMatchObject({ status: 200, body: 'content' });
    const put = { method: 'PUT', path: '/links/put', body: 'through a link' };
    expect((await sendRaw(endpoint, presign(endpoint, put))).status).toBe(200);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'links', Key: 'put' }));
    expect(await Body?.transformToString()).toBe('through a link');
  });

  it('is good for as long as it says, a week at most', async () => {
    const old = presign(endpoint, get, { at: ago(7 * 24 * 60 - 1), parameters: weekly });
    expect((await sendRaw(endpoint, old)).status).toBe(200);
  });

  it('is good for other services too, as for asking who one is', async () => {
    const path = '/?Action=GetCallerIdentity&Version=2011-06-15';
    const link = presign(
      endpoint,
      { method: 'GET', path },
      { service: 'sts', bodyHash: sha256(''), parameters: { 'X-Amz-Expires': undefined } },
    );
    const answer = await sendRaw(endpoint, link);
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<Account>000000000000</Account>') });
    const old = presign(endpoint, { method: 'GET', path }, { service: 'sts', bodyHash: sha256(''), at: ago(2) });
    expect(codeOf(await sendRaw(endpoint, old))).toBe('SignatureDoesNotMatch');
  });

  const refused: readonly {
    readonly title: string;
    readonly link: () => RawRequest;
    readonly status: number;
    readonly code: string;
  }[] = [
    { title: 'has expired', link: () => presign(endpoint, get, { at: ago(2) }), status: 403, code: 'AccessDenied' },
    { title: 'is of the future', link: () => presign(endpoint, get, { at: ago(-16) }), status: 403, code: 'AccessDenied' },
    {
      title: 'is to be good for more than a week',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Expires': '604801' } }),
      status: 400,
      code: 'AuthorizationQueryParametersError',
    },
    {
      title: 'is to be good for less than no time',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Expires': '-1' } }),
      status: 400,
      code: 'AuthorizationQueryParametersError',
    },
    {
      title: 'is to be good for a while',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Expires': 'a while' } }),
      status: 400,
      code: 'AuthorizationQueryParametersError',
    },
    {
      title: 'does not say for how long it is good',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Expires': undefined } }),
      status: 400,
      code: 'AuthorizationHeaderMalformed',
    },
    {
      title: 'has no date',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Date': undefined } }),
      status: 400,
      code: 'AuthorizationHeaderMalformed',
    },
    {
      title: 'is signed as it was before Version 4',
      link: () => ({ ...get, path: `${get.path}?AWSAccessKeyId=${testKey.accessKeyId}&Signature=x&Expires=9999999999` }),
      status: 400,
      code: 'InvalidRequest',
    },
    {
      title: 'is signed asymmetrically',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' } }),
      status: 400,
      code: 'AuthorizationHeaderMalformed',
    },
    {
      title: 'is of another secret',
      link: () => presign(endpoint, get, { key: { ...testKey, secretAccessKey: 'guessed' } }),
      status: 403,
      code: 'SignatureDoesNotMatch',
    },
    {
      title: 'is of another key',
      link: () => presign(endpoint, get, { key: { ...testKey, accessKeyId: 'AKIASOMEBODYELSE0000' } }),
      status: 403,
      code: 'InvalidAccessKeyId',
    },
    {
      title: 'is for another object',
      link: () => {
        const link = presign(endpoint, get);
        return { ...link, path: String(link.path).replace('a%20b', 'put') };
      },
      status: 403,
      code: 'SignatureDoesNotMatch',
    },
    {
      title: 'is for another method',
      link: () => ({ ...presign(endpoint, get), method: 'DELETE' }),
      status: 403,
      code: 'SignatureDoesNotMatch',
    },
    {
      title: 'is used with a header that only AWS gives a meaning',
      link: () => {
        const link = presign(endpoint, get);
        return { ...link, headers: { ...link.headers, 'x-amz-acl': 'private' } };
      },
      status: 403,
      code: 'SignatureDoesNotMatch',
    },
    {
      title: 'is used with an Authorization header beside it',
      link: () => {
        const link = presign(endpoint, get);
        return { ...link, headers: { ...signHeaders(endpoint, get, { service: 's3' }).headers } };
      },
      status: 400,
      code: 'InvalidArgument',
    },
    {
      title: 'carries the token of a session that was never given',
      link: () => presign(endpoint, get, { parameters: { 'X-Amz-Security-Token': 'none' } }),
      status: 403,
      code: 'InvalidAccessKeyId',
    },
  ];
  it.each(refused)('is refused when it $title', async ({ link, status, code }) => {
    const answer = await sendRaw(endpoint, link());
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
  });
});

const upload = (name: string, body: string | Buffer, more: object = {}) => ({ method: 'PUT', path: `/links/${name}`, body, ...more });
const s3Signing: Signing = { service: 's3' };

/** Sends chunks that are signed with the request. */
function sendChunks(name: string, chunks: readonly string[], change: (body: string) => string = (body) => body) {
  const declared = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
  const at = new Date();
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const headers = { 'x-amz-content-sha256': declared, 'x-amz-decoded-content-length': String(length), 'content-encoding': 'aws-chunked' };
  const head = signHeaders(endpoint, upload(name, '', { headers }), { ...s3Signing, at, bodyHash: declared });
  return sendRaw(endpoint, { ...head, body: change(signedChunks(head.signature, chunks, { at })) });
}

describe('a body of S3', () => {
  it('that is refused before it is there gets its answer all the same', async () => {
    const credentials = { ...testKey, secretAccessKey: 'guessed' };
    const other = new S3Client({ endpoint, region: test.account.region, credentials, maxAttempts: 1 });
    const put = other.send(new PutObjectCommand({ Bucket: 'links', Key: 'large', Body: Buffer.alloc(30_000_000) }));
    await expect(put).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    other.destroy();
    const { hostname, port } = new URL(endpoint);
    const body = Buffer.alloc(5_000_000);
    const answer = await fetch(`http://${hostname}:${port}/links/large`, { method: 'PUT', body });
    expect(answer.status).toBe(403);
  });

  it('comes in signed chunks', async () => {
    const chunks = ['a'.repeat(70_000), 'b'.repeat(10)];
    expect(await sendChunks('chunks', chunks)).toMatchObject({ status: 200 });
    const { Body, ContentEncoding } = await s3.send(new GetObjectCommand({ Bucket: 'links', Key: 'chunks' }));
    expect([await Body?.transformToString(), ContentEncoding]).toEqual([chunks.join(''), undefined]);
  });

  it('comes in signed chunks with a signed checksum behind them', async () => {
    const declared = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';
    const at = new Date();
    const headers = { 'x-amz-content-sha256': declared, 'x-amz-decoded-content-length': '3', 'x-amz-trailer': 'x-amz-checksum-crc32' };
    const head = signHeaders(endpoint, upload('trailer', '', { headers }), { ...s3Signing, at, bodyHash: declared });
    const body = signedChunks(head.signature, ['abc'], { at, trailer: 'x-amz-checksum-crc32:NSRBwg==' });
    expect(await sendRaw(endpoint, { ...head, body })).toMatchObject({ status: 200 });
    const forged = body.replace('NSRBwg==', 'NSRBwA==');
    expect(codeOf(await sendRaw(endpoint, { ...head, body: forged }))).toBe('SignatureDoesNotMatch');
  });

  it.each([
    { title: 'is another than was signed', change: (body: string) => body.replace('abc', 'abd'), code: 'SignatureDoesNotMatch' },
    { title: 'lacks its last chunk', change: (body: string) => body.slice(0, body.indexOf('\r\n0;')), code: 'IncompleteBody' },
    { title: 'has no signatures', change: (body: string) => body.replace(/;chunk-signature=\w+/g, ''), code: 'SignatureDoesNotMatch' },
    { title: 'has its chunks in another order', change: (body: string) => swapChunks(body), code: 'SignatureDoesNotMatch' },
  ])('is refused in chunks when it $title', async ({ change, code }) => {
    expect(codeOf(await sendChunks('refused', ['abc', 'xyz'], change))).toBe(code);
    await expect(s3.send(new GetObjectCommand({ Bucket: 'links', Key: 'refused' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it.each([
    {
      title: 'is not signed, and says so',
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      bodyHash: 'UNSIGNED-PAYLOAD',
      code: undefined,
    },
    {
      title: 'has the hash that was declared',
      headers: { 'x-amz-content-sha256': sha256('body') },
      bodyHash: sha256('body'),
      code: undefined,
    },
    {
      title: 'has another hash than was declared',
      headers: { 'x-amz-content-sha256': sha256('other') },
      bodyHash: sha256('other'),
      code: 'XAmzContentSHA256Mismatch',
    },
    { title: 'declares nothing', headers: {}, bodyHash: sha256('body'), code: 'InvalidRequest' },
    { title: 'declares what is no hash', headers: { 'x-amz-content-sha256': 'ABC' }, bodyHash: 'ABC', code: 'InvalidArgument' },
    {
      title: 'is to be signed asymmetrically in chunks',
      headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD' },
      bodyHash: 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
      code: 'InvalidArgument',
    },
    ...(['crc32c:yZRlqg==', 'crc64nvme:rosUhgpJRkI=', 'crc32:y/Q5Jg==', 'sha1:AAAA'] as const).map((sum) => {
      const [algorithm = '', value = ''] = sum.split(':');
      const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', [`x-amz-checksum-${algorithm}`]: value };
      return {
        title: `has the ${algorithm} ${value}`,
        headers,
        bodyHash: 'UNSIGNED-PAYLOAD',
        code: algorithm === 'sha1' ? 'InvalidRequest' : 'BadDigest',
      };
    }),
  ])('that $title is answered with $code', async ({ headers, bodyHash, code }) => {
    const signed = signHeaders(endpoint, upload('plain', 'body', { headers }), { ...s3Signing, bodyHash });
    const answer = await sendRaw(endpoint, signed);
    expect([answer.status === 200, codeOf(answer)]).toEqual([code === undefined, code]);
  });

  it('has the checksums that everybody computes', async () => {
    const sums = { crc32: 'y/Q5Jg==', crc32c: '4waSgw==', crc64nvme: 'rosUhgp5mIg=', sha1: '98O8HYCOBHMq32eZZczDTKeuNEE=' };
    for (const [algorithm, value] of Object.entries(sums)) {
      const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', [`x-amz-checksum-${algorithm}`]: value };
      const signed = signHeaders(endpoint, upload('sums', '123456789', { headers }), { ...s3Signing, bodyHash: 'UNSIGNED-PAYLOAD' });
      expect({ algorithm, ...(await sendRaw(endpoint, signed)) }).toMatchObject({ algorithm, status: 200 });
    }
  });
});

/** Two chunks of three bytes each, the second first. */
function swapChunks(body: string): string {
  const [first = '', second = '', last = ''] = body.split(/(?<=abc\r\n|xyz\r\n)/);
  return second + first + last;
}
