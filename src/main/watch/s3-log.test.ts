import { expect, test } from 'vitest';
import type { LogLine } from '../../contract/index.ts';
import { testAccount } from '../testing/test-account.ts';
import { failureTexts } from './outcome.ts';
import { type S3Tail, s3LogPlace, tailS3Log } from './s3-log.ts';

const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:image/web/1.0.0/3';
const image = (s3Logs: object | undefined) => ({ arn, infrastructureConfiguration: { logging: s3Logs && { s3Logs } } });

test('the place of a log is that which the guide tells, below the prefix of the configuration', () => {
  expect(s3LogPlace(image({ s3BucketName: 'logs' }))).toEqual({ bucket: 'logs', prefix: 'web/1.0.0/3/' });
  expect(s3LogPlace(image({ s3BucketName: 'logs', s3KeyPrefix: '/of/images/' }))).toEqual({
    bucket: 'logs',
    prefix: 'of/images/web/1.0.0/3/',
  });
  expect(s3LogPlace(image(undefined))).toBeUndefined();
});

async function bucket() {
  const aws = await testAccount().aws();
  const s3 = await aws.s3();
  await s3.createBucket({ Bucket: 'logs' });
  const tail = tailS3Log(async () => aws);
  tail.locate(image({ s3BucketName: 'logs' }));
  return { aws, s3, tail, put: (Key: string, Body: string) => s3.putObject({ Bucket: 'logs', Key, Body }) };
}

/** Reads one round: the list, and what it named. */
async function round(tail: S3Tail): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let last = -1; last < texts.length; ) {
    last = texts.length;
    for (let call = 0; call < 4; call++) texts.push(...(await tail.read()).map(({ text }) => text));
  }
  return texts;
}

async function rest(tail: S3Tail): Promise<readonly string[]> {
  const texts: string[] = [];
  tail.settle();
  while (!tail.settled()) texts.push(...(await tail.read()).map(({ text }) => text));
  return texts;
}

const head = (step: string) => `s3://logs/web/1.0.0/3/${step}/console.log`;

test('the output of every step is read, and nothing that another build or another file holds', async () => {
  const { put, tail } = await bucket();
  await put('web/1.0.0/3/step-1/console.log', 'one\ntwo\n');
  await put('web/1.0.0/3/step-2/console.log', 'three');
  await put('web/1.0.0/3/step-2/detailedoutput.json', '{}');
  await put('web/1.0.0/30/step-1/console.log', 'of another build');
  expect([...(await rest(tail))].sort()).toEqual(['one', head('step-1'), head('step-2'), 'three', 'two']);
});

test('what is added while the build runs is read once, a line when it is whole', async () => {
  const { put, tail } = await bucket();
  await put('web/1.0.0/3/a/console.log', 'one\ntw');
  expect(await round(tail)).toEqual([head('a'), 'one']);
  expect(await round(tail)).toEqual([]);
  await put('web/1.0.0/3/a/console.log', 'one\ntwo\nthree\nfo');
  expect(await round(tail)).toEqual(['two', 'three']);
  await put('web/1.0.0/3/b/console.log', 'other\n');
  expect(await round(tail)).toEqual([head('b'), 'other']);
  expect(await rest(tail)).toEqual([head('a'), 'fo']);
});

test('every page of the list is read', async () => {
  const { aws, put } = await bucket();
  for (const step of ['a', 'b', 'c']) await put(`web/1.0.0/3/${step}/console.log`, `this is ${step}\n`);
  const s3 = await aws.s3();
  const short = {
    ...aws,
    s3: async () => ({
      ...s3,
      getObject: (input: object) => s3.getObject(input as never),
      listObjectsV2: (input: object) => s3.listObjectsV2({ ...input, MaxKeys: 1 } as never),
    }),
  };
  const tail = tailS3Log(async () => short as never);
  tail.locate(image({ s3BucketName: 'logs' }));
  expect((await rest(tail)).filter((text) => text.startsWith('this'))).toEqual(['this is a', 'this is b', 'this is c']);
});

test('a later process goes on behind the lines that an earlier one told', async () => {
  const { aws, put } = await bucket();
  await put('web/1.0.0/3/a/console.log', 'one\ntwo\nthree\n');
  const tail = tailS3Log(async () => aws);
  const line = (text: string, index: number): LogLine => ({ index, time: '2026-11-21T10:00:00.000Z', stream: 'system', from: 's3', text });
  tail.recall([head('a'), 'one', 'two'].map(line));
  tail.locate(image({ s3BucketName: 'logs' }));
  expect(await rest(tail)).toEqual(['three']);
});

test('what else an account says of a failure is told with its reason', () => {
  const failureContext = { componentFailure: { errorMessage: 'exit 127', phaseName: 'build' }, regions: [{ errorMessage: 'no quota' }] };
  expect(failureTexts({ state: { status: 'FAILED', ...{ failureContext } } })).toEqual(['exit 127', 'no quota']);
  expect(failureTexts({ state: { status: 'FAILED' } })).toEqual([]);
});
