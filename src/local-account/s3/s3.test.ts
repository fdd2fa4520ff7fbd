import { createReadStream } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

const Bucket = 'documents';
const strange = "a b/ü+%25&='.yaml";

let test: TestAccount;
let s3: S3Client;
beforeAll(async () => {
  test = await openTestAccount();
  const { endpoint, region } = test.account;
  s3 = new S3Client({ endpoint, region, credentials: testKey, maxAttempts: 1 });
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['components/nginx.yaml', 'components/docker/install.yaml', 'readme', strange]) await put(Key, `content of ${Key}`);
});
afterAll(async () => {
  s3.destroy();
  await test.close();
});

const put = (Key: string, Body: string, more: object = {}) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: Partial<GetObjectCommandInput> = {}) => {
  const answer = await s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};
const list = (input: Partial<ListObjectsV2CommandInput> = {}) => s3.send(new ListObjectsV2Command({ Bucket, ...input }));
const keys = async (input: Partial<ListObjectsV2CommandInput> = {}) => (await list(input)).Contents?.map(({ Key }) => Key);
const folder = () => join(test.directory, 'data', 'buckets', '000000000000', Bucket);

describe('a bucket', () => {
  it('is listed, is there, and is made once', async () => {
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets).toMatchObject([{ Name: Bucket, CreationDate: expect.any(Date), BucketRegion: 'us-east-1' }]);
    await s3.send(new HeadBucketCommand({ Bucket }));
    await expect(s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'none' }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    await expect(s3.send(new CreateBucketCommand({ Bucket: '-odd-' }))).rejects.toMatchObject({ name: 'InvalidBucketName' });
    const inRegion = (LocationConstraint: 'eu-west-1' | 'EU') => ({
      Bucket: 'elsewhere',
      CreateBucketConfiguration: { LocationConstraint },
    });
    await expect(s3.send(new CreateBucketCommand(inRegion('EU')))).rejects.toMatchObject({ name: 'IllegalLocationConstraintException' });
    await s3.send(new CreateBucketCommand(inRegion('eu-west-1')));
    expect(await s3.send(new HeadBucketCommand({ Bucket: 'elsewhere' }))).toMatchObject({ BucketRegion: 'eu-west-1' });
    await s3.send(new DeleteBucketCommand({ Bucket: 'elsewhere' }));
  });

  it('goes only when it is empty', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'short-lived' }));
    await s3.send(new PutObjectCommand({ Bucket: 'short-lived', Key: 'a/b', Body: 'x' }));
    const remove = () => s3.send(new DeleteBucketCommand({ Bucket: 'short-lived' }));
    await expect(remove()).rejects.toMatchObject({ name: 'BucketNotEmpty' });
    await s3.send(new DeleteObjectCommand({ Bucket: 'short-lived', Key: 'a/b' }));
    await remove();
    await expect(remove()).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});

describe('an object', () => {
  it('comes back as it went, under any key that a file can have', async () => {
    await put('typed', 'text', { ContentType: 'text/plain', Metadata: { owner: 'images' } });
    expect(await get('typed')).toMatchObject({ text: 'text', ContentType: 'text/plain', Metadata: { owner: 'images' }, ContentLength: 4 });
    expect((await get(strange)).text).toBe(`content of ${strange}`);
    const { ContentLength, ETag } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'typed' }));
    expect({ ContentLength, ETag }).toEqual({ ContentLength: 4, ETag: '"1cb251ec0d568de6a929b520c4aed8d1"' });
    await put('empty', '');
    expect(await get('empty')).toMatchObject({ text: '', ContentLength: 0 });
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'typed' }, { Key: 'empty' }] } }));
    await expect(get('typed')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is a file that people can read and put there', async () => {
    expect(await readFile(join(folder(), 'components/nginx.yaml'), 'utf8')).toBe('content of components/nginx.yaml');
    await mkdir(join(folder(), 'exports'));
    await writeFile(join(folder(), 'exports/disk.raw'), 'a disk');
    expect(await get('exports/disk.raw')).toMatchObject({ text: 'a disk', ETag: expect.stringMatching(/-1"$/) });
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'exports/disk.raw' }));
  });

  it('is read in parts', async () => {
    expect(await get('readme', { Range: 'bytes=3-6' })).toMatchObject({ text: 'tent', ContentRange: 'bytes 3-6/17' });
    expect((await get('readme', { Range: 'bytes=-6' })).text).toBe('readme');
    await expect(get('readme', { Range: 'bytes=17-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('comes from a stream, with a checksum that is checked', async () => {
    const source = join(test.directory, 'source');
    await writeFile(source, 'streamed'.repeat(20_000));
    const stream = (more: object = {}) =>
      s3.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body: createReadStream(source), ...more }));
    await stream();
    expect((await get('streamed')).text).toHaveLength(160_000);
    for (const ChecksumAlgorithm of ['SHA256', 'SHA1', 'CRC32C']) {
      await stream({ ChecksumAlgorithm });
      // The client compares the checksum with what it reads.
      const { text, ...answer } = await get('streamed', { ChecksumMode: 'ENABLED' });
      expect([text?.length, answer]).toEqual([160_000, expect.objectContaining({ [`Checksum${ChecksumAlgorithm}`]: expect.any(String) })]);
    }
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'streamed' }));
  });

  it('is not replaced where the writer forbids it, nor damaged unnoticed', async () => {
    await expect(put('readme', 'other', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('readme', 'other', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' });
    expect((await get('readme')).text).toBe('content of readme');
  });

  it.each(['../escape', 'a//b', 'a/./b', 'folder/'])('is refused under the key %j', async (key) => {
    await expect(put(key, 'x')).rejects.toMatchObject({ $metadata: { httpStatusCode: expect.any(Number) } });
    expect(await keys({ Prefix: 'a/' })).toBeUndefined();
  });

  it('cannot lie below another, and links lead nowhere', async () => {
    await expect(put('readme/below', 'x')).rejects.toMatchObject({ name: 'InvalidArgument' });
    await symlink('/etc/hostname', join(folder(), 'link'));
    await expect(get('link')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a list of objects', () => {
  it('is in the order of the keys, by prefix', async () => {
    expect(await keys()).toEqual([strange, 'components/docker/install.yaml', 'components/nginx.yaml', 'readme']);
    expect(await keys({ EncodingType: 'url', Prefix: 'a' })).toEqual([encodeURIComponent(strange).replaceAll('%2F', '/')]);
    expect(await keys({ StartAfter: 'components/nginx.yaml' })).toEqual(['readme']);
  });

  it('rolls up what lies behind a delimiter', async () => {
    const { Contents, CommonPrefixes } = await list({ Prefix: 'components/', Delimiter: '/' });
    expect(Contents).toMatchObject([{ Key: 'components/nginx.yaml', Size: 32, StorageClass: 'STANDARD' }]);
    expect(CommonPrefixes).toEqual([{ Prefix: 'components/docker/' }]);
  });

  it('comes in pages', async () => {
    const found: unknown[] = [];
    let token: string | undefined;
    do {
      const page = await list({ MaxKeys: 3, ...(token === undefined ? {} : { ContinuationToken: token }) });
      found.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(found).toEqual(await keys());
    await expect(list({ ContinuationToken: '!' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});

describe('S3', () => {
  it('names the operation that it does not emulate', async () => {
    await expect(s3.send(new GetBucketVersioningCommand({ Bucket }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('s3:GetBucketVersioning'),
    });
  });

  it.skipIf(!botocoreVersion)('serves the SDK for Python', { timeout: 60_000 }, async () => {
    const botocore = openBotocore(test);
    await botocore.call('s3', 'put_object', { Bucket, Key: strange, Body: 'from Python' });
    expect((await botocore.call('s3', 'get_object', { Bucket, Key: strange })).Body).toBe('from Python');
    const { Contents } = await botocore.call('s3', 'list_objects_v2', { Bucket, Prefix: 'a b' });
    expect(Contents).toMatchObject([{ Key: strange }]);
    await expect(botocore.call('s3', 'get_object', { Bucket, Key: 'none' })).rejects.toMatchObject({ code: 'NoSuchKey', status: 404 });
    botocore.close();
  });
});
