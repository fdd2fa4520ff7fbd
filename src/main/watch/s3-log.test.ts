import { expect, test } from 'vitest';
import { testAccount } from '../testing/test-account.ts';
import { readS3Log, s3LogPlace } from './s3-log.ts';

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

test('the output of every step is read, and nothing that another build or another file holds', async () => {
  const aws = await testAccount().aws();
  const s3 = await aws.s3();
  await s3.createBucket({ Bucket: 'logs' });
  const put = (Key: string, Body: string) => s3.putObject({ Bucket: 'logs', Key, Body });
  await put('web/1.0.0/3/step-1/console.log', 'one\ntwo\n');
  await put('web/1.0.0/3/step-2/console.log', 'three');
  await put('web/1.0.0/3/step-2/detailedoutput.json', '{}');
  await put('web/1.0.0/30/step-1/console.log', 'of another build');
  const texts: string[] = [];
  for await (const batch of readS3Log(aws, { bucket: 'logs', prefix: 'web/1.0.0/3/' })) texts.push(...batch.map(({ text }) => text));
  expect(texts.sort()).toEqual([
    ...['one', 's3://logs/web/1.0.0/3/step-1/console.log', 's3://logs/web/1.0.0/3/step-2/console.log', 'three', 'two'],
  ]);
});

test('a long log comes in portions', async () => {
  const aws = await testAccount().aws();
  const s3 = await aws.s3();
  await s3.createBucket({ Bucket: 'logs' });
  await s3.putObject({ Bucket: 'logs', Key: 'a/console.log', Body: 'line\n'.repeat(2500) });
  const sizes: number[] = [];
  for await (const batch of readS3Log(aws, { bucket: 'logs', prefix: 'a/' })) sizes.push(batch.length);
  expect(sizes).toEqual([1000, 1000, 501]);
});
