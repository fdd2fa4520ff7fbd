import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';

const group = { logGroupName: '/mine/group' };
const first = { ...group, logStreamName: 'first' };
const second = { ...group, logStreamName: 'second' };

const now = Date.now();
let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount();
  await test.logs.send(new CreateLogGroupCommand({ ...group, tags: { team: 'images' } }));
  for (const stream of [first, second]) await test.logs.send(new CreateLogStreamCommand(stream));
  await put(first, [-30, 'error: disk full'], [-10, 'warning: slow']);
  await put(second, [-20, 'error: no network'], [0, 'fine']);
});
afterAll(() => test.close());

const put = (stream: typeof first, ...lines: readonly (readonly [ago: number, message: string])[]) =>
  test.logs.send(
    new PutLogEventsCommand({ ...stream, logEvents: lines.map(([ago, message]) => ({ timestamp: now + ago * 1000, message })) }),
  );

const filter = async (input: Omit<FilterLogEventsCommandInput, 'logGroupName'>) => {
  const { events, nextToken } = await test.logs.send(new FilterLogEventsCommand({ ...group, ...input }));
  return { messages: events?.map(({ message }) => message), nextToken };
};

describe('FilterLogEvents', () => {
  it('mixes the streams of a group by time', async () => {
    expect((await filter({})).messages).toEqual(['error: disk full', 'error: no network', 'warning: slow', 'fine']);
    expect((await filter({ logStreamNames: ['second'] })).messages).toEqual(['error: no network', 'fine']);
    expect((await filter({ logStreamNamePrefix: 'fir' })).messages).toEqual(['error: disk full', 'warning: slow']);
    expect((await filter({ startTime: now - 20_000, endTime: now - 10_000 })).messages).toEqual(['error: no network', 'warning: slow']);
  });

  it.each([
    { filterPattern: 'error', messages: ['error: disk full', 'error: no network'] },
    { filterPattern: 'error -network', messages: ['error: disk full'] },
    { filterPattern: '?slow ?fine', messages: ['warning: slow', 'fine'] },
    { filterPattern: '"disk full"', messages: ['error: disk full'] },
    { filterPattern: '%^(?!.)%', refused: true },
    { filterPattern: '%^[ew].*l.*l%', messages: ['error: disk full'] },
    { filterPattern: '{ $.level = "error" }', messages: [] },
    { filterPattern: '[level, ..., last=network]', messages: ['error: no network'] },
    { filterPattern: '{ $.level = }', refused: true },
  ])('reads the pattern $filterPattern', async ({ filterPattern, messages, refused }) => {
    if (refused) await expect(filter({ filterPattern })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    else expect((await filter({ filterPattern })).messages).toEqual(messages);
  });

  it('goes on where the page before ended', async () => {
    const page = await filter({ filterPattern: 'error', limit: 1 });
    expect(page.messages).toEqual(['error: disk full']);
    expect(await filter({ filterPattern: 'error', limit: 1, nextToken: page.nextToken })).toEqual({ messages: ['error: no network'] });
    await expect(filter({ nextToken: 'mine' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('PutLogEvents', () => {
  it('leaves out what is too old or too far ahead, and says so', async () => {
    const stream = { ...group, logStreamName: 'window' };
    await test.logs.send(new CreateLogStreamCommand(stream));
    expect((await put(stream, [-15 * 86_400, 'old'])).rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    expect((await put(stream, [0, 'now'], [3 * 3600, 'ahead'])).rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    const { events } = await test.logs.send(new GetLogEventsCommand({ ...stream, startFromHead: true }));
    expect(events?.map(({ message }) => message)).toEqual(['now']);
    await test.logs.send(new DeleteLogStreamCommand(stream));
    await expect(put(stream, [0, 'gone'])).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('refuses a batch without order, or of more than a day', async () => {
    await expect(put(first, [0, 'b'], [-1, 'a'])).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(put(first, [-2 * 86_400, 'a'], [0, 'b'])).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('a log group', () => {
  it('is made once, lives empty, and goes with its streams', async () => {
    const other = { logGroupName: '/mine/other' };
    await test.logs.send(new CreateLogGroupCommand(other));
    await expect(test.logs.send(new CreateLogGroupCommand(other))).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
    expect((await test.logs.send(new DescribeLogStreamsCommand(other))).logStreams).toEqual([]);
    await test.logs.send(new DeleteLogGroupCommand(other));
    await expect(test.logs.send(new DescribeLogStreamsCommand(other))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('says that nothing encrypts it here', async () => {
    const encrypted = new CreateLogGroupCommand({ logGroupName: '/mine/secret', kmsKeyId: 'key' });
    await expect(test.logs.send(encrypted)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('keeps its lines as long as its retention says', async () => {
    const days = async () => (await test.logs.send(new DescribeLogGroupsCommand(prefix))).logGroups?.[0]?.retentionInDays;
    const allMessages = async () => (await filter({})).messages;
    const prefix = { logGroupNamePrefix: group.logGroupName };
    await expect(test.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 2 }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await put(first, [-30 * 3600, 'yesterday']);
    expect(await allMessages()).toContain('yesterday');
    await test.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 1 }));
    expect(await days()).toBe(1);
    expect(await allMessages()).not.toContain('yesterday');
    expect((await put(first, [-30 * 3600, 'too late'])).rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    await test.logs.send(new DeleteRetentionPolicyCommand(group));
    expect(await days()).toBeUndefined();
  });
});
