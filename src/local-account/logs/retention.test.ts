import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import { setRetention } from '../store/log-groups.ts';
import { appendLog } from '../store/logs.ts';
import { openStore } from '../store/store.ts';
import { openRetention } from './retention.ts';

const group = { logGroupName: '/retained' };
const day = 86_400_000;
const clock = drivenClock();
let test: TestAccount;
beforeAll(async () => {
  test = await openTestAccount({ clock });
  await test.logs.send(new CreateLogGroupCommand(group));
  for (const name of ['a', 'b', 'c']) await test.logs.send(new CreateLogStreamCommand({ ...group, logStreamName: name }));
});
afterAll(() => test.close());

/** Time passes, and clients have the account's. */
const pass = (milliseconds: number) => {
  clock.sleep(milliseconds);
  test.logs.config.systemClockOffset = clock.now().getTime() - Date.now();
};
const put = (logStreamName: string, ...messages: readonly string[]) => {
  const logEvents = messages.map((message) => ({ message, timestamp: clock.now().getTime() }));
  return test.logs.send(new PutLogEventsCommand({ ...group, logStreamName, logEvents }));
};
const messages = async (logStreamName: string) => {
  const { events } = await test.logs.send(new GetLogEventsCommand({ ...group, logStreamName, startFromHead: true }));
  return events?.map(({ message }) => message);
};
const byLastEvent = async () => {
  const { logStreams } = await test.logs.send(new DescribeLogStreamsCommand({ ...group, orderBy: 'LastEventTime', descending: true }));
  return logStreams?.map(({ logStreamName }) => logStreamName);
};

describe('retention', () => {
  it('takes lines away when the clock of the account says so, though nobody writes', async () => {
    await test.logs.send(new PutRetentionPolicyCommand({ ...group, retentionInDays: 1 }));
    await put('a', 'old');
    pass(day / 2);
    await put('b', 'young');
    expect(await byLastEvent()).toEqual(['b', 'a', 'c']);
    pass(day / 2 + 1);
    expect([await messages('a'), await messages('b')]).toEqual([[], ['young']]);
    const { events } = await test.logs.send(new FilterLogEventsCommand(group));
    expect(events?.map(({ message }) => message)).toEqual(['young']);
    test = await test.restart();
    const { logStreams } = await test.logs.send(new DescribeLogStreamsCommand({ ...group, logStreamNamePrefix: 'a' }));
    expect(logStreams?.[0]?.lastEventTimestamp).toBeUndefined();
  });

  it('takes any number of lines away, in portions', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kiln-retention-'));
    const store = openStore(directory);
    const owner = { store, accountId: '000000000000', region: 'us-east-1' };
    const time = clock.now().getTime();
    appendLog(owner, { group: 'kept', stream: 's' }, { time, messages: ['kept'] });
    appendLog(owner, { group: 'gone', stream: 's' }, { time, messages: Array.from({ length: 12_000 }, () => 'line') });
    setRetention(owner, 'gone', 1);
    const count = () => store.statement('SELECT count(*) AS count FROM log_event').get()?.count;
    const onBug = vi.fn();
    const end = openRetention({ store, clock: { now: () => new Date(time + 2 * day) } }, onBug);
    expect(count()).toBe(7001);
    await vi.waitFor(() => expect(count()).toBe(1));
    end();
    expect(onBug).not.toHaveBeenCalled();
    store.close();
    rmSync(directory, { recursive: true });
  });
});

describe('an answer', () => {
  it('holds a mebibyte of lines, and goes on with the next', async () => {
    for (const letter of ['x', 'y', 'z']) await put('a', letter.repeat(400_000));
    const first = await test.logs.send(new GetLogEventsCommand({ ...group, logStreamName: 'a', startFromHead: true }));
    expect(first.events?.map(({ message }) => message?.[0])).toEqual(['x', 'y']);
    const next = await test.logs.send(new GetLogEventsCommand({ ...group, logStreamName: 'a', nextToken: first.nextForwardToken }));
    expect(next.events?.map(({ message }) => message?.[0])).toEqual(['z']);
    const last = await test.logs.send(new GetLogEventsCommand({ ...group, logStreamName: 'a' }));
    expect(last.events?.map(({ message }) => message?.[0])).toEqual(['y', 'z']);
    const found = await test.logs.send(new FilterLogEventsCommand({ ...group, logStreamNames: ['a'] }));
    expect(found.events?.map(({ message }) => message?.[0])).toEqual(['x', 'y']);
    const rest = await test.logs.send(new FilterLogEventsCommand({ ...group, logStreamNames: ['a'], nextToken: found.nextToken }));
    expect([rest.events?.map(({ message }) => message?.[0]), rest.nextToken]).toEqual([['z'], undefined]);
  });

  it('to a query of Logs Insights is that there is none here', async () => {
    const query = new StartQueryCommand({ ...group, startTime: 0, endTime: 1, queryString: 'fields @message' });
    await expect(test.logs.send(query)).rejects.toMatchObject({ name: 'NotImplemented', message: expect.stringContaining('StartQuery') });
  });
});
