import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import { getTopic, invalid, subscriptions, subscriptionsOf, topicArn, topics } from './records.ts';

interface CreateTopicRequest {
  readonly Name: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Tags?: readonly object[];
}

/** A topic of this name, which may be there already. */
export function createTopic(account: Account, { Name: name, Attributes: attributes = {}, Tags: tags = [] }: CreateTopicRequest): object {
  if (name.endsWith('.fifo')) throw invalid('Name Reason: the local account has standard topics alone, as Image Builder wants them');
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalid('Topic Name');
  for (const attribute of Object.keys(attributes)) checkAttribute(attribute);
  const arn = topicArn(account, name);
  if (!topics.find(account, arn)) topics.put(account, arn, { attributes, tags });
  return { TopicArn: arn };
}

/** A topic that is not there is no fault; its subscriptions go with it. */
export function deleteTopic(account: Account, { TopicArn: arn }: { readonly TopicArn: string }): object {
  topics.remove(account, arn);
  for (const { id } of subscriptionsOf(account, arn)) subscriptions.remove(account, id);
  return {};
}

/** Every topic of the Region. */
export function listTopics(account: Account, { NextToken }: { readonly NextToken?: string }): object {
  const page = pageOf(topics.list(account), ({ id }) => id, { size: 100, token: NextToken, invalid: () => invalid('NextToken') });
  return { Topics: page.items.map(({ id }) => ({ TopicArn: id })), NextToken: page.token };
}

/** A topic's attributes, all of them text. */
export function getTopicAttributes(account: Account, { TopicArn: arn }: { readonly TopicArn: string }): object {
  const { attributes } = getTopic(account, arn);
  const confirmed = String(subscriptionsOf(account, arn).length);
  const counts = { SubscriptionsConfirmed: confirmed, SubscriptionsPending: '0', SubscriptionsDeleted: '0' };
  return { Attributes: { DisplayName: '', ...attributes, TopicArn: arn, Owner: account.accountId, ...counts } };
}

interface SetTopicAttributesRequest {
  readonly TopicArn: string;
  readonly AttributeName: string;
  readonly AttributeValue?: string;
}

/** Names a topic for people, or says who may use it. */
export function setTopicAttributes(account: Account, input: SetTopicAttributesRequest): object {
  const topic = getTopic(account, input.TopicArn);
  checkAttribute(input.AttributeName);
  const attributes = { ...topic.attributes, [input.AttributeName]: input.AttributeValue ?? '' };
  topics.put(account, input.TopicArn, { ...topic, attributes });
  return {};
}

function checkAttribute(name: string): void {
  if (name === 'DisplayName' || name === 'Policy') return;
  throw invalid(`AttributeName Reason: the local account keeps DisplayName and Policy of a topic, not ${name}`);
}
