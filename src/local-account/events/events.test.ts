import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

let test: TestAccount;
let botocore: Botocore;
const events = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('events', operation, parameters);
const logGroupName = '/aws/events/images';
const target = { Id: 'log', Arn: `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}` };
const EventPattern = JSON.stringify({ source: ['aws.imagebuilder'], detail: { state: { status: ['AVAILABLE', 'FAILED'] } } });
const told = async () => {
  const { events: lines } = await test.logs.send(new FilterLogEventsCommand({ logGroupName }));
  return lines?.map(({ message }) => JSON.parse(message ?? '')) ?? [];
};

describe.skipIf(!botocoreVersion)('EventBridge', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount({ runBuild: succeed });
    botocore = openBotocore(test);
    await events('put_rule', { Name: 'finished', EventPattern });
    await events('put_targets', { Rule: 'finished', Targets: [target] });
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('tells the end of a build in the log that a rule names', async () => {
    const arn = await startImage(test.imagebuilder, await createBuildInputs(test.imagebuilder, 'Evented'));
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
    expect(await told()).toMatchObject([
      {
        ...{ version: '0', source: 'aws.imagebuilder', 'detail-type': 'EC2 Image Builder Image State Change', account: '000000000000' },
        ...{
          region: 'us-east-1',
          resources: [arn],
          detail: { 'previous-state': { status: 'DISTRIBUTING' }, state: { status: 'AVAILABLE' } },
        },
      },
    ]);
  });

  it('takes events of one’s own, and says which it does not', async () => {
    await events('put_rule', { Name: 'mine', EventPattern: JSON.stringify({ source: ['mine'] }) });
    await events('put_targets', { Rule: 'mine', Targets: [target] });
    const entry = (Source: string, Detail = '{"n":1}') => ({ Source, DetailType: 'Test', Detail });
    const before = (await told()).length;
    const { Entries, FailedEntryCount } = await events('put_events', { Entries: [entry('mine'), entry('aws.ec2'), entry('mine', '[')] });
    expect([FailedEntryCount, Entries[1].ErrorCode, Entries[2].ErrorCode]).toEqual([
      2,
      'NotAuthorizedForSourceException',
      'MalformedDetail',
    ]);
    expect((await told()).slice(before)).toMatchObject([{ id: Entries[0].EventId, detail: { n: 1 } }]);
    await events('disable_rule', { Name: 'mine' });
    await events('put_events', { Entries: [entry('mine')] });
    expect(await told()).toHaveLength(before + 1);
  });

  it('keeps rules as they are put, and protects those with targets', async () => {
    await events('put_rule', { Name: 'kept', EventPattern, State: 'DISABLED', Description: 'for later' });
    expect(await events('describe_rule', { Name: 'kept' })).toMatchObject({
      ...{ Arn: 'arn:aws:events:us-east-1:000000000000:rule/kept', EventPattern, State: 'DISABLED', Description: 'for later' },
    });
    await events('enable_rule', { Name: 'kept' });
    expect((await events('list_rules', { NamePrefix: 'kept' })).Rules).toMatchObject([{ State: 'ENABLED' }]);
    await events('put_targets', { Rule: 'kept', Targets: [target] });
    expect((await events('list_targets_by_rule', { Rule: 'kept' })).Targets).toEqual([target]);
    await expect(events('delete_rule', { Name: 'kept' })).rejects.toMatchObject({ code: 'ValidationException' });
    expect((await events('remove_targets', { Rule: 'kept', Ids: ['log', 'other'] })).FailedEntryCount).toBe(1);
    await events('delete_rule', { Name: 'kept' });
    await expect(events('describe_rule', { Name: 'kept' })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });

  it.each([
    { title: 'a schedule', rule: { ScheduleExpression: 'rate(1 day)' }, code: 'ValidationException' },
    { title: 'another bus', rule: { EventPattern, EventBusName: 'other' }, code: 'ResourceNotFoundException' },
    { title: 'a pattern that is none', rule: { EventPattern: '{"source":"mine"}' }, code: 'InvalidEventPatternException' },
  ])('refuses a rule with $title', async ({ rule, code }) => {
    await expect(events('put_rule', { Name: 'refused', ...rule })).rejects.toMatchObject({ code });
  });

  it('tries a pattern on an event', async () => {
    const event = (status: string) => JSON.stringify({ source: 'aws.imagebuilder', detail: { state: { status } } });
    expect(await events('test_event_pattern', { EventPattern, Event: event('FAILED') })).toMatchObject({ Result: true });
    expect(await events('test_event_pattern', { EventPattern, Event: event('TESTING') })).toMatchObject({ Result: false });
    await expect(events('test_event_pattern', { EventPattern, Event: 'none' })).rejects.toMatchObject({ code: 'ValidationException' });
  });

  it('refuses targets that are no logs, and names what it does not emulate', async () => {
    const queue = { Id: 'queue', Arn: 'arn:aws:sqs:us-east-1:000000000000:queue' };
    await expect(events('put_targets', { Rule: 'finished', Targets: [queue] })).rejects.toMatchObject({ code: 'ValidationException' });
    await expect(events('list_archives')).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});
