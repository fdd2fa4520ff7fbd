import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  type CopyObjectCommandInput,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';

const Bucket = 'parts';
const part = 5 * 1024 * 1024;
let test: TestAccount;
let s3: S3Client;
const clientOf = ({ account: { endpoint, region } }: TestAccount) =>
  new S3Client({ endpoint, region, credentials: testKey, maxAttempts: 1 });
beforeAll(async () => {
  test = await openTestAccount();
  s3 = clientOf(test);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  s3.destroy();
  await test.close();
});

const begin = async (Key: string, more: object = {}) => {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return { Bucket, Key, UploadId };
};
type Upload = Awaited<ReturnType<typeof begin>>;
const send = async (upload: Upload, PartNumber: number, Body: Buffer | string) => {
  const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
  return { PartNumber, ETag };
};
const complete = (upload: Upload, Parts: readonly { PartNumber: number; ETag: string | undefined }[], more: object = {}) =>
  s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: [...Parts] }, ...more }));
const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
  const { Body, ...answer } = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) };
};
const below = (name: string) => join(test.directory, 'data', name);

describe('an object in parts', () => {
  it('is the parts in the order of their numbers, whatever the order of their coming, and also after a restart', async () => {
    const content = randomBytes(part + 100);
    const upload = await begin('large', { ContentType: 'text/large', Metadata: { of: 'parts' } });
    const last = await send(upload, 7, content.subarray(part));
    await send(upload, 2, 'to be replaced');
    test = await test.restart();
    s3 = clientOf(test);
    const first = await send(upload, 2, content.subarray(0, part));
    expect(await s3.send(new ListPartsCommand({ ...upload, MaxParts: 1 }))).toMatchObject({
      ...{ IsTruncated: true, NextPartNumberMarker: '2', Parts: [{ PartNumber: 2, Size: part, ETag: first.ETag }] },
    });
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toMatchObject([
      { Key: 'large', UploadId: upload.UploadId },
    ]);
    const { ETag } = await complete(upload, [first, last]);
    const { bytes, ...answer } = await get('large');
    expect(bytes.equals(content)).toBe(true);
    expect(answer).toMatchObject({ ETag, ContentType: 'text/large', Metadata: { of: 'parts' } });
    expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
    expect([readdirSync(below('uploads/000000000000')), readdirSync(below('incoming'))]).toEqual([[], []]);
  });

  it('is refused with parts that are none, too small, or out of order', async () => {
    const upload = await begin('refused');
    const parts = [await send(upload, 1, 'a'), await send(upload, 2, 'b')];
    const [one = { PartNumber: 1, ETag: '' }, two = one] = parts;
    await expect(complete(upload, [one, two])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(upload, [two, one])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(upload, [{ ...one, ETag: two.ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete(upload, [{ ...one, PartNumber: 3 }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete(upload, [])).rejects.toMatchObject({ name: 'MalformedXML' });
    await expect(send(upload, 0, 'x')).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(send(upload, 10_001, 'x')).rejects.toMatchObject({ name: 'InvalidArgument' });
    await s3.send(new AbortMultipartUploadCommand(upload));
    const abort = () => s3.send(new AbortMultipartUploadCommand(upload));
    for (const again of [() => complete(upload, [one]), () => send(upload, 1, 'x'), abort]) {
      await expect(again()).rejects.toMatchObject({ name: 'NoSuchUpload' });
    }
    await expect(send({ ...upload, UploadId: '../../x' }, 1, 'x')).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('may be made of parts of others', async () => {
    await put('source', '0123456789');
    const upload = await begin('copied');
    const copy = { ...upload, PartNumber: 1, CopySource: `${Bucket}/source` };
    const { CopyPartResult } = await s3.send(new UploadPartCopyCommand({ ...copy, CopySourceRange: 'bytes=2-5' }));
    await expect(s3.send(new UploadPartCopyCommand({ ...copy, CopySourceRange: 'bytes=5-10' }))).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
    await complete(upload, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    expect((await get('copied')).bytes.toString()).toBe('2345');
  });

  it('is larger than what the process holds of it', async () => {
    const size = 64 * 1024 * 1024;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'huge', Body: Buffer.alloc(size, 7) }));
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'huge' }))).ContentLength).toBe(size);
    expect((await get('huge', { Range: `bytes=${size - 3}-` })).bytes).toEqual(Buffer.alloc(3, 7));
  });
});

describe('a copy', () => {
  const copy = (Key: string, more: Partial<CopyObjectCommandInput> = {}) =>
    s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${encodeURIComponent('ä source')}`, ...more }));

  it('has what was said of its source, or what is said of it', async () => {
    const { ETag } = await put('ä source', 'text', { ContentType: 'text/one', CacheControl: 'no-store', Metadata: { a: 'b' } });
    expect((await copy('one')).CopyObjectResult).toMatchObject({ ETag, LastModified: expect.any(Date) });
    expect(await get('one')).toMatchObject({ ContentType: 'text/one', CacheControl: 'no-store', Metadata: { a: 'b' }, ETag });
    await copy('one', { MetadataDirective: 'REPLACE', ContentType: 'text/two' });
    expect(await get('one')).toMatchObject({ ContentType: 'text/two', Metadata: {} });
  });

  it('is refused of nothing, onto itself, and where a condition does not hold', async () => {
    await expect(copy('x', { CopySource: `${Bucket}/none` })).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy('x', { CopySource: 'none/x' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(copy('x', { CopySource: 'nothing' })).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(copy('x', { CopySource: `${Bucket}/../../x` })).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(copy('ä source')).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(copy('x', { CopySourceIfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(copy('x', { CopySourceIfModifiedSince: new Date(Date.now() + 60_000) })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });
});

describe('a condition', () => {
  it('decides whether an object is read', async () => {
    const { ETag } = await put('conditional', 'text');
    const status = (conditions: Partial<GetObjectCommandInput>) =>
      get('conditional', conditions).then(
        () => 200,
        (error: { $metadata: { httpStatusCode: number } }) => error.$metadata.httpStatusCode,
      );
    const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    expect(await Promise.all([status({ IfMatch: ETag }), status({ IfMatch: '"x", "y"' }), status({ IfMatch: '*' })])).toEqual([
      200, 412, 200,
    ]);
    expect(await Promise.all([status({ IfNoneMatch: ETag }), status({ IfNoneMatch: '"x"' })])).toEqual([304, 200]);
    expect(await Promise.all([status({ IfModifiedSince: past }), status({ IfModifiedSince: future })])).toEqual([200, 304]);
    expect(await Promise.all([status({ IfUnmodifiedSince: past }), status({ IfUnmodifiedSince: future })])).toEqual([412, 200]);
  });

  it('decides whether it is written', async () => {
    const { ETag } = await put('guarded', 'one');
    await expect(put('guarded', 'two', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('none', 'two', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(put('guarded', 'two', { IfNoneMatch: ETag })).rejects.toMatchObject({ name: 'NotImplemented' });
    await put('guarded', 'two', { IfMatch: ETag });
    const upload = await begin('guarded');
    const only = await send(upload, 1, 'three');
    await expect(complete(upload, [only], { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect((await get('guarded')).bytes.toString()).toBe('two');
  });
});

describe('a key', () => {
  it.each([
    { key: '../../../escape', code: 'InvalidArgument' },
    { key: 'a/../../escape', code: 'InvalidArgument' },
    { key: 'nul\0', code: 'InvalidArgument' },
    { key: 'back\\slash', code: 'InvalidArgument' },
    { key: 'x'.repeat(300), code: 'InvalidArgument' },
    { key: 'x/'.repeat(600), code: 'KeyTooLongError' },
    { key: '.kiln-unfinished-x', code: 'InvalidArgument' },
  ])('that is no safe path is refused: $key', async ({ key, code }) => {
    await expect(put(key, 'x')).rejects.toMatchObject({ name: code });
  });

  it.each(['..a', 'a..', '...', 'ünï/ćödé', '日本/語', '~', '-rf', 'a b', '%2e%2e/x', 'CON'])(
    'that only looks like one is a key: %s',
    async (key) => {
      await put(key, key);
      expect((await get(key)).bytes.toString()).toBe(key);
    },
  );
});
