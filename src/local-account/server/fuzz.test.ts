// Whatever comes in is answered or refused; nothing that a client sends is a bug of the account.
import { type Arbitrary, assert, asyncProperty, constantFrom, dictionary, oneof, property, record, string, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { presign, type RawRequest, sendRaw, signHeaders } from '../../../tests/conformance/fixture/raw-client.ts';
import { readChunks } from '../protocol/aws-chunked.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { ec2Model } from '../protocol/ec2-model.ts';
import { s3Model } from '../protocol/s3-model.ts';
import { stsModel } from '../protocol/sts-model.ts';
import type { RequestHead } from '../protocol/wire.ts';
import { services } from '../services.ts';
import { readAuthorization } from './authorization.ts';
import { canonicalRequest } from './canonical-request.ts';
import { payloadOf } from './payload.ts';
import { signingTime } from './signing-time.ts';

/** Runs what may only throw errors that a client is to get, and never one of the server's own. */
function onlyRefuses(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AwsError);
    expect((error as AwsError).status).toBeLessThan(500);
  }
}

const words = constantFrom(
  'AWS4-HMAC-SHA256',
  'Credential=',
  'SignedHeaders=',
  'Signature=',
  'AKIA/20260101/us-east-1/s3/aws4_request',
  ',',
  ';',
  ' ',
  'host',
);
const authorization = oneof(
  string(),
  dictionary(constantFrom('Credential', 'SignedHeaders', 'Signature'), string()).map(toHeader),
  listOf(words),
);

function listOf(item: Arbitrary<string>): Arbitrary<string> {
  return record({ a: item, b: item, c: item, d: item, e: item, f: item }).map((parts) => Object.values(parts).join(''));
}

function toHeader(fields: Readonly<Record<string, string>>): string {
  return `AWS4-HMAC-SHA256 ${Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')}`;
}

const query = oneof(
  string(),
  dictionary(
    constantFrom(
      'X-Amz-Algorithm',
      'X-Amz-Credential',
      'X-Amz-Date',
      'X-Amz-Expires',
      'X-Amz-SignedHeaders',
      'X-Amz-Signature',
      'list-type',
      'uploads',
      'a',
    ),
    oneof(string(), words),
  ).map((fields) => new URLSearchParams(fields).toString()),
);

const head: Arbitrary<RequestHead> = record({ authorization, query, date: string(), hash: string(), path: string() }).map((parts) => ({
  id: 'id',
  method: 'GET',
  path: `/${parts.path}`,
  query: parts.query,
  headers: { authorization: parts.authorization, 'x-amz-date': parts.date, 'x-amz-content-sha256': parts.hash },
}));

describe('the parsers', () => {
  it('read any authorization', async () => {
    await assert(
      property(head, (request) =>
        onlyRefuses(() => {
          const read = readAuthorization(request);
          payloadOf(request, read);
          signingTime(request, read, new Date());
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('make any request canonical', async () => {
    const read = { accessKeyId: 'a', date: '20260101', region: 'r', signedHeaders: ['host', '__proto__', 'constructor'], signature: '' };
    await assert(
      property(head, constantFrom('s3', 'sts'), (request, service) =>
        onlyRefuses(() => canonicalRequest(request, { ...read, service }, 'hash')),
      ),
    );
  });

  it('read any chunks', async () => {
    const chunked = oneof(
      string(),
      listOf(constantFrom('3\r\nabc', '\r\n', '0\r\n', ';chunk-signature=', 'x-amz-a:b', 'ffffffff', '0'.repeat(64), '\r')),
    );
    const read = async (body: string) => {
      const source = (async function* () {
        yield Buffer.from(body, 'latin1');
      })();
      for await (const piece of readChunks(source, { checks: undefined, trailer: true, onTrailer: () => undefined }))
        expect(piece.length).toBeGreaterThan(0);
    };
    await assert(
      asyncProperty(chunked, async (body) => {
        const error = await read(body).catch((thrown: unknown) => thrown);
        onlyRefuses(() => {
          if (error !== undefined) throw error;
        });
      }),
      { numRuns: 1000 },
    );
  });

  const xml = listOf(
    constantFrom(
      '<Delete>',
      '</Delete>',
      '<Object>',
      '<Key>',
      '</Key>',
      '&#x110000;',
      '&#xd800;',
      '&amp;',
      '<!--',
      '-->',
      '<?xml ?>',
      '<',
      '>',
      'text',
      '<Quiet/>',
      '<a b="c">',
    ),
  );
  const form = oneof(
    string(),
    dictionary(
      constantFrom(
        'Action',
        'ImageId.1',
        'Filter.1.Value.1',
        'Filter',
        'Filter.1.Name',
        'MaxResults',
        'DryRun',
        'RoleArn',
        'Tags.member.1',
        '__proto__.a',
        'a.'.repeat(50),
      ),
      oneof(string(), constantFrom('DescribeImages', 'AssumeRole', 'CopyImage')),
    ).map((fields) => new URLSearchParams(fields).toString()),
  );
  it.each([
    { model: s3Model, request: { method: 'POST', path: '/bucket', query: 'delete' }, bodies: xml },
    { model: s3Model, request: { method: 'POST', path: '/bucket/key', query: 'uploadId=1' }, bodies: xml },
    { model: stsModel, request: { method: 'POST', path: '/', query: '' }, bodies: form },
    { model: ec2Model, request: { method: 'POST', path: '/', query: '' }, bodies: form },
  ])('read any body of $model.name: $request.query', async ({ model, request, bodies }) => {
    const read = (body: string | Uint8Array) =>
      onlyRefuses(() => model.protocol.read({ id: 'id', headers: {}, ...request, body: Buffer.from(body as string) }));
    await assert(property(oneof(bodies, string(), uint8Array()), read), { numRuns: 1000 });
  });

  it('read a document of many beginnings in the time of its length', () => {
    for (const beginning of ['<a', '<!--', '<?', '<a b=']) {
      const body = Buffer.from(beginning.repeat(500_000));
      onlyRefuses(() => s3Model.protocol.read({ id: 'id', headers: {}, method: 'POST', path: '/bucket', query: 'delete', body }));
    }
  });
});

describe('the endpoint', () => {
  let test: TestAccount;
  const bugs: unknown[] = [];
  beforeAll(async () => {
    test = await openTestAccount({ onBug: (error) => bugs.push(error) });
  });
  afterAll(() => test.close());

  const visible = string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => encodeURIComponent(text).replace(/'/g, '%27'));
  const request: Arbitrary<RawRequest> = record({
    method: constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH'),
    path: record({ first: visible, second: visible, query: query.map((text) => encodeURI(text).replace(/#/g, '')) }).map(
      ({ first, second, query: search }) => `/${first}/${second}?${search}`,
    ),
    headers: constantFrom(
      {},
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'x-amz-target': 'Logs_20140328.PutLogEvents' },
      { range: 'bytes=-' },
    ),
    body: oneof(string(), constantFrom('{}', '[]', 'null', '{"a":', '<a>', 'Action=GetCallerIdentity&Version=1')),
  });

  it('answers any request, signed or not, and never with an error of its own', { timeout: 60_000 }, async () => {
    const { endpoint } = test.account;
    const names = constantFrom(...services.keys());
    await assert(
      asyncProperty(request, names, constantFrom('header', 'link', 'none'), async (made, service, how) => {
        const { body = '', ...headless } = made;
        const unsigned = made.method === 'GET' || made.method === 'HEAD' ? headless : made;
        const hash = service === 's3' ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {};
        const withHash = { ...unsigned, headers: { ...unsigned.headers, ...hash } };
        const bodyHash = service === 's3' ? { bodyHash: 'UNSIGNED-PAYLOAD' } : {};
        const ready =
          how === 'none'
            ? unsigned
            : how === 'link'
              ? presign(endpoint, unsigned, { service })
              : signHeaders(endpoint, withHash, { service, ...bodyHash });
        const { status } = await sendRaw(endpoint, ready);
        expect(status === 501 || status < 500, `${status} for ${JSON.stringify({ ready, body })}`).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(bugs).toEqual([]);
  });
});
