import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const topic = 'arn:aws:sns:us-east-1:000000000000:builds';

let test: TestAccount;
let botocore: Botocore;
let hook: Server;
let received: Received[] = [];
let status = 200;
const sns = (operation: string, parameters: object = {}): Promise<Answer> => botocore.call('sns', operation, parameters);
const url = (path: string) => `http://127.0.0.1:${(hook.address() as AddressInfo).port}${path}`;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.skipIf(!botocoreVersion)('SNS', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
    hook = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => void hook.listen(0, '127.0.0.1', resolve));
    await sns('create_topic', { Name: 'builds', Attributes: { DisplayName: 'Builds' } });
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    hook.close();
    await test.close();
  });

  it('makes a topic once, and lists it', async () => {
    expect((await sns('create_topic', { Name: 'builds' })).TopicArn).toBe(topic);
    expect((await sns('list_topics')).Topics).toEqual([{ TopicArn: topic }]);
    await sns('set_topic_attributes', { TopicArn: topic, AttributeName: 'DisplayName', AttributeValue: 'All builds' });
    const { Attributes } = await sns('get_topic_attributes', { TopicArn: topic });
    expect(Attributes).toMatchObject({ TopicArn: topic, Owner: '000000000000', DisplayName: 'All builds', SubscriptionsConfirmed: '0' });
    await expect(sns('create_topic', { Name: 'ordered.fifo' })).rejects.toMatchObject({ code: 'InvalidParameter' });
    await expect(sns('get_topic_attributes', { TopicArn: `${topic}-none` })).rejects.toMatchObject({ code: 'NotFound', status: 404 });
  });

  it('tells messages in a log and on webhooks, whole or raw', async () => {
    const { SubscriptionArn } = await sns('subscribe', { TopicArn: topic, Protocol: 'http', Endpoint: url('/whole') });
    await sns('subscribe', { TopicArn: topic, Protocol: 'http', Endpoint: url('/raw'), Attributes: { RawMessageDelivery: 'true' } });
    expect((await sns('list_subscriptions_by_topic', { TopicArn: topic })).Subscriptions).toHaveLength(2);
    const attributes = { stage: { DataType: 'String', StringValue: 'test' } };
    const { MessageId } = await sns('publish', { TopicArn: topic, Message: 'an <image>', Subject: 'Done', MessageAttributes: attributes });
    await until(() => received.length === 2);
    const whole = received.find(({ path }) => path === '/whole');
    expect(JSON.parse(whole?.body ?? '')).toMatchObject({
      ...{ Type: 'Notification', MessageId, TopicArn: topic, Subject: 'Done', Message: 'an <image>' },
      MessageAttributes: { stage: { Type: 'String', Value: 'test' } },
    });
    expect(whole?.headers).toMatchObject({ 'x-amz-sns-message-type': 'Notification', 'x-amz-sns-subscription-arn': SubscriptionArn });
    expect(received.find(({ path }) => path === '/raw')?.body).toBe('an <image>');
    const { events } = await test.logs.send(new FilterLogEventsCommand({ logGroupName: 'sns/us-east-1/000000000000/builds' }));
    expect(events?.map(({ message }) => JSON.parse(message ?? '').MessageId)).toEqual([MessageId]);
    for (const one of (await sns('list_subscriptions')).Subscriptions) await sns('unsubscribe', { SubscriptionArn: one.SubscriptionArn });
    expect((await sns('list_subscriptions')).Subscriptions).toEqual([]);
  });

  it('tries a webhook again that failed, also in another process', async () => {
    received = [];
    status = 500;
    await sns('subscribe', { TopicArn: topic, Protocol: 'http', Endpoint: url('/again') });
    await sns('publish', { TopicArn: topic, Message: 'patience' });
    await until(() => received.length === 1);
    botocore.close();
    test = await test.restart();
    botocore = openBotocore(test);
    status = 200;
    await until(() => received.length > 1);
    expect(JSON.parse(received.at(-1)?.body ?? '')).toMatchObject({ Message: 'patience' });
  });

  it.each([
    { title: 'another machine', more: { Endpoint: 'http://example.com/hook' } },
    { title: 'another machine that begins like this one', more: { Endpoint: 'http://127.0.0.1.example.com/' } },
    { title: 'mail', more: { Protocol: 'email', Endpoint: 'me@example.com' } },
  ])('delivers not to $title', async ({ more }) => {
    await expect(sns('subscribe', { TopicArn: topic, Protocol: 'http', ...more })).rejects.toMatchObject({ code: 'InvalidParameter' });
  });

  it.each([
    { title: 'without a topic', input: { TopicArn: `${topic}-none`, Message: 'x' }, code: 'NotFound' },
    { title: 'without text', input: { TopicArn: topic, Message: '' }, code: 'InvalidParameter' },
    { title: 'too long', input: { TopicArn: topic, Message: 'x'.repeat(262_145) }, code: 'InvalidParameter' },
    {
      title: 'of structure without a default',
      input: { TopicArn: topic, Message: '{}', MessageStructure: 'json' },
      code: 'InvalidParameter',
    },
  ])('refuses a message $title', async ({ input, code }) => {
    await expect(sns('publish', input)).rejects.toMatchObject({ code });
  });

  it('forgets a topic with its subscriptions', async () => {
    const { TopicArn } = await sns('create_topic', { Name: 'short-lived' });
    const { SubscriptionArn } = await sns('subscribe', { TopicArn, Protocol: 'http', Endpoint: url('/gone') });
    await sns('delete_topic', { TopicArn });
    await expect(sns('publish', { TopicArn, Message: 'x' })).rejects.toMatchObject({ code: 'NotFound' });
    const left = (await sns('list_subscriptions')).Subscriptions.map((one: Answer) => one.SubscriptionArn);
    expect(left).not.toContain(SubscriptionArn);
    await sns('delete_topic', { TopicArn });
  });

  it('names the operation that it does not emulate', async () => {
    await expect(sns('list_phone_numbers_opted_out')).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});
