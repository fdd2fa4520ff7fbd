import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { Kept } from '../store/records.ts';
import { getTopic, invalid, type SubscriptionRecord, subscriptions, subscriptionsOf } from './records.ts';

interface SubscribeRequest {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
}

/**
 * Sends a topic's messages to a webhook on this machine. SNS asks such a webhook first whether it wants them; here both ends belong to
 * the same person, so that a subscription counts as confirmed at once.
 */
export function subscribe(
  account: Account,
  { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint = '', Attributes: attributes = {} }: SubscribeRequest,
): object {
  getTopic(account, topicArn);
  if (protocol !== 'http') throw invalid(`Protocol Reason: the local account delivers over http to this machine, not by ${protocol}`);
  if (!isLoopback(endpoint))
    throw invalid('Endpoint Reason: the local account delivers to loopback alone, as in http://127.0.0.1:8080/hook');
  const { RawMessageDelivery: raw = 'false', ...others } = attributes;
  const [other] = Object.keys(others);
  if (other !== undefined) throw invalid(`Attributes Reason: the local account knows RawMessageDelivery, not ${other}`);
  const same = subscriptionsOf(account, topicArn).find(({ body }) => body.endpoint === endpoint);
  if (same) return { SubscriptionArn: same.id };
  const arn = `${topicArn}:${randomUUID()}`;
  subscriptions.put(account, arn, { topicArn, endpoint, raw: raw === 'true' });
  return { SubscriptionArn: arn };
}

/** Whether a URL leads to this machine and nowhere else. */
export function isLoopback(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  if (url?.protocol !== 'http:' || url.username !== '' || url.password !== '') return false;
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

/** A subscription that is not there is no fault. */
export function unsubscribe(account: Account, { SubscriptionArn: arn }: { readonly SubscriptionArn: string }): object {
  subscriptions.remove(account, arn);
  return {};
}

interface ListRequest {
  readonly NextToken?: string;
}

/** Every subscription of the Region. */
export function listSubscriptions(account: Account, input: ListRequest): object {
  return toList(account, subscriptions.list(account), input);
}

/** The subscriptions of a topic. */
export function listSubscriptionsByTopic(account: Account, input: ListRequest & { readonly TopicArn: string }): object {
  getTopic(account, input.TopicArn);
  return toList(account, subscriptionsOf(account, input.TopicArn), input);
}

function toList({ accountId }: Account, all: readonly Kept<SubscriptionRecord>[], { NextToken }: ListRequest): object {
  const page = pageOf(all, ({ id }) => id, { size: 100, token: NextToken, invalid: () => invalid('NextToken') });
  const Subscriptions = page.items.map(({ id, body }) => ({
    SubscriptionArn: id,
    Owner: accountId,
    Protocol: 'http',
    Endpoint: body.endpoint,
    TopicArn: body.topicArn,
  }));
  return { Subscriptions, NextToken: page.token };
}
