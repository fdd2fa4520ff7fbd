import type { Clock } from '../clock.ts';
import type { Image } from '../protocol/imagebuilder-shapes.ts';
import { announce } from '../sns/publish.ts';
import { topicOwner, topics } from '../sns/records.ts';
import { findImage } from '../store/images.ts';
import { appendLog } from '../store/logs.ts';
import type { Owner } from '../store/owner.ts';
import type { ResourceRow } from '../store/resources.ts';
import { imageMessage } from './image-message.ts';
import { formatVersion } from './version.ts';

/**
 * Publishes an image that became available or failed to the topic of its infrastructure configuration. No build fails for a topic that
 * there is not, or no longer: the image's log tells of it.
 */
export function notifyOfImage(owner: Owner & { readonly clock: Clock }, image: ResourceRow<Image>): void {
  const { store, clock } = owner;
  const topic = image.body.infrastructureConfiguration?.snsTopicArn;
  const row = findImage(store, image.arn);
  if (topic === undefined || !row) return;
  const ofTopic = { ...owner, ...topicOwner(topic) };
  // Topics have no policies here that would let other accounts publish.
  if (ofTopic.accountId === owner.accountId && topics.find(ofTopic, topic)) {
    announce(ofTopic, topic, { text: imageMessage(store, image, row) });
    return;
  }
  const stream = `${formatVersion(image.version)}/${image.build}`;
  const message = `The topic ${topic} could not be told that the image is ${row.status}: the account has no such topic.`;
  appendLog(owner, { group: row.logGroup, stream }, { time: clock.now().getTime(), messages: [message] });
}
