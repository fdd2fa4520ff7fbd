import type { Operations } from '../account.ts';
import { publish } from './publish.ts';
import { listSubscriptions, listSubscriptionsByTopic, subscribe, unsubscribe } from './subscriptions.ts';
import { createTopic, deleteTopic, getTopicAttributes, listTopics, setTopicAttributes } from './topics.ts';

/** The emulated operations of SNS: topics that are told in a log and on webhooks of this machine. */
export const snsOperations: Operations = {
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  GetTopicAttributes: getTopicAttributes,
  ListSubscriptions: listSubscriptions,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  ListTopics: listTopics,
  Publish: publish,
  SetTopicAttributes: setTopicAttributes,
  Subscribe: subscribe,
  Unsubscribe: unsubscribe,
};
