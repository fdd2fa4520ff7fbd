import { DescribeLogGroupsCommand, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { createBuildInputs, startImage, waitForImage } from '../../../tests/conformance/fixture/resources.ts';

const logGroupName = '/aws/imagebuilder/Logged';

let test: TestAccount;
let arn: string;
beforeAll(async () => {
  test = await openTestAccount({ runBuild: succeed });
  const inputs = await createBuildInputs(test.imagebuilder, 'Logged');
  for (const _build of [1, 2]) {
    arn = await startImage(test.imagebuilder, inputs);
    await waitForImage(test.imagebuilder, arn, 'AVAILABLE');
  }
});
afterAll(() => test.close());

const events = (input: object) => test.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: '1.0.0/2', ...input }));

describe('the log of an image', () => {
  it('lies in a group of its name, with a stream a build', async () => {
    const { logGroups } = await test.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/imagebuilder/' }));
    expect(logGroups).toMatchObject([{ logGroupName, creationTime: expect.any(Number) }]);
    const first = await test.logs.send(
      new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true, limit: 1 }),
    );
    expect(first.logStreams).toMatchObject([{ logStreamName: '1.0.0/2' }]);
    const second = await test.logs.send(
      new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true, limit: 1, nextToken: first.nextToken }),
    );
    expect(second.logStreams).toMatchObject([{ logStreamName: '1.0.0/1' }]);
    expect(second.nextToken).toBeUndefined();
  });

  it('tells the transitions, workflows and steps beside what the build says', async () => {
    const messages = (await events({ startFromHead: true })).events?.map(({ message }) => message);
    expect(messages).toEqual([
      `Image transitioned to CREATING state for Image ARN: ${arn}`,
      `Image transitioned to BUILDING state for Image ARN: ${arn}`,
      'Started BUILD workflow arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.0/1',
      'Total 2 steps to run for workflow arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.0/1',
      "No 'if' conditions to evaluate for step: ApplyBuildComponents",
      'Started step ApplyBuildComponents with action ExecuteComponents',
      'hello from the build',
      'and a second line',
      "No 'if' conditions to evaluate for step: CreateOutputAMI",
      'Started step CreateOutputAMI with action CreateImage',
      `Image transitioned to DISTRIBUTING state for Image ARN: ${arn}`,
      `Image transitioned to AVAILABLE state for Image ARN: ${arn}`,
    ]);
  });

  it('is read forward until the token repeats', async () => {
    const lengths = [];
    let page = await events({ startFromHead: true, limit: 5 });
    let token: string | undefined;
    while (page.nextForwardToken !== token) {
      lengths.push(page.events?.length);
      token = page.nextForwardToken;
      page = await events({ nextToken: token, limit: 5 });
    }
    expect(lengths).toEqual([5, 5, 2]);
    expect(page.events).toEqual([]);
  });

  it('is read backward from its end, and forward again from where one stands', async () => {
    const tail = await events({ limit: 2 });
    expect(tail.events?.map(({ message }) => message?.split(' ')[3])).toEqual(['DISTRIBUTING', 'AVAILABLE']);
    const before = await events({ limit: 1, nextToken: tail.nextBackwardToken });
    expect(before.events?.[0]?.message).toBe('Started step CreateOutputAMI with action CreateImage');
    const again = await events({ limit: 2, nextToken: before.nextForwardToken });
    expect(again.events).toEqual(tail.events);
  });

  it('is refused where there is none, and with a token that nobody gave', async () => {
    await expect(events({ logGroupName: '/aws/imagebuilder/none' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(events({ logStreamName: '9.9.9/1' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(events({ nextToken: 'invented' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const both = { logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: '1' } as const;
    await expect(test.logs.send(new DescribeLogStreamsCommand(both))).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
