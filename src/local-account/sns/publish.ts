import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import type { Clock } from '../clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { appendLog } from '../store/logs.ts';
import type { Owner } from '../store/owner.ts';
import { deliveries, getTopic, invalid, logGroupOf, subscriptionsOf } from './records.ts';

interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: Uint8Array;
}

export interface Message {
  readonly text: string;
  readonly subject?: string | undefined;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
}

interface PublishRequest {
  readonly TopicArn?: string;
  readonly TargetArn?: string;
  readonly PhoneNumber?: string;
  readonly Message: string;
  readonly Subject?: string;
  readonly MessageStructure?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

const maxBytes = 262_144;
const maxSubject = 100;

/** Publishes a message to a topic. */
export function publish(account: Account, input: PublishRequest): object {
  const arn = input.TopicArn ?? input.TargetArn;
  if (arn === undefined || input.PhoneNumber !== undefined) throw invalid('TopicArn Reason: the local account publishes to topics alone');
  if (input.Message === '') throw invalid('Empty message');
  if (Buffer.byteLength(input.Message) > maxBytes) throw invalid('Message too long');
  if (input.Subject !== undefined && (input.Subject.length > maxSubject || !/^[!-~][ -~]*$/.test(input.Subject))) throw invalid('Subject');
  const text = input.MessageStructure === 'json' ? textForHttp(input.Message) : input.Message;
  const MessageId = publishMessage(account, arn, { text, subject: input.Subject, attributes: input.MessageAttributes ?? {} });
  return { MessageId };
}

/** A message of which every protocol has a text of its own. */
function textForHttp(message: string): string {
  try {
    const texts: unknown = JSON.parse(message);
    const { http, default: otherwise } = texts as Readonly<Record<string, unknown>>;
    if (typeof otherwise === 'string') return typeof http === 'string' ? http : otherwise;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid('Message Structure - No default entry in JSON message body');
}

/** Writes a message into the topic's log and on the way to its webhooks, and sends it off; gives its id. Throws NotFound. */
export function publishMessage(account: Account, topicArn: string, message: Message): string {
  const id = announce(account, topicArn, message);
  account.deliveries.wake();
  return id;
}

/** The same without sending it off: whoever carries the messages finds it when he looks again, a second later. Throws NotFound. */
export function announce(
  account: Owner & { readonly clock: Clock },
  topicArn: string,
  { text, subject, attributes = {} }: Message,
): string {
  getTopic(account, topicArn);
  const now = account.clock.now();
  const messageId = randomUUID();
  const common = { MessageId: messageId, TopicArn: topicArn, Subject: subject, Message: text, Timestamp: now.toISOString() };
  const stream = { group: logGroupOf(topicArn), stream: now.toISOString().slice(0, 10) };
  appendLog(account, stream, { time: now.getTime(), messages: [JSON.stringify(common)] });
  const envelope = JSON.stringify({ Type: 'Notification', ...common, MessageAttributes: toAttributes(attributes) });
  for (const { id, body } of subscriptionsOf(account, topicArn)) {
    const message = { messageId, topicArn, subscriptionArn: id, endpoint: body.endpoint, raw: body.raw, body: body.raw ? text : envelope };
    deliveries.put(account, randomUUID(), { ...message, attempts: 0, due: now.getTime() });
  }
  return messageId;
}

function toAttributes(attributes: Readonly<Record<string, MessageAttribute>>): object | undefined {
  const entries = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => {
    const value = StringValue ?? (BinaryValue && Buffer.from(BinaryValue).toString('base64'));
    if (value === undefined)
      throw new AwsError('ParameterValueInvalid', `The message attribute '${name}' must contain non-empty message attribute value.`);
    return [name, { Type: DataType, Value: value }] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
