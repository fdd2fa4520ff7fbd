// Topics, subscriptions and messages on their way, as they are kept.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Owner, shelf } from '../store/records.ts';

export interface TopicRecord {
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly object[];
}

export interface SubscriptionRecord {
  readonly topicArn: string;
  readonly endpoint: string;
  /** The message alone, without what SNS puts around it. */
  readonly raw: boolean;
}

/** A message that a webhook has not had yet. */
export interface DeliveryRecord {
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly endpoint: string;
  readonly messageId: string;
  readonly raw: boolean;
  readonly body: string;
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** By ARN. */
export const topics = shelf<TopicRecord>('sns-topic');
export const subscriptions = shelf<SubscriptionRecord>('sns-subscription');
/** By an id of its own. */
export const deliveries = shelf<DeliveryRecord>('sns-delivery');

/** A topic that is there; throws NotFound. */
export function getTopic(owner: Owner, arn: string): TopicRecord {
  const topic = topics.find(owner, arn);
  if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
  return topic;
}

export function subscriptionsOf(owner: Owner, topicArn: string) {
  return subscriptions.list(owner).filter(({ body }) => body.topicArn === topicArn);
}

export function topicArn({ region, accountId }: Account, name: string): string {
  return `arn:aws:sns:${region}:${accountId}:${name}`;
}

/** Whose topic it is, and where, as its ARN says. */
export function topicOwner(arn: string): { readonly accountId: string; readonly region: string } {
  const [, , , region = '', accountId = ''] = arn.split(':');
  return { accountId, region };
}

/** The log group of a topic; what could not be delivered is told in one of its own, as SNS names them. */
export function logGroupOf(arn: string, outcome?: 'Failure'): string {
  const [, , , region, accountId, name] = arn.split(':');
  return `sns/${region}/${accountId}/${name}${outcome ? `/${outcome}` : ''}`;
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${message}`);
}
