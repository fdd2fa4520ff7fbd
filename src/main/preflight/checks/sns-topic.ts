import { type Check, failed, ok, unlessMissing, warning } from '../check.ts';

export const snsTopicCheck: Check = {
  id: 'sns-topic',
  title: 'The topic for messages is there',
  applies: ({ infrastructure }) => infrastructure.snsTopicArn !== undefined,
  async run({ aws, subject }) {
    const { snsTopicArn = '' } = subject.infrastructure;
    const { region } = aws.connection;
    const topicRegion = snsTopicArn.split(':')[3];
    if (topicRegion !== region)
      return [
        failed(`The topic lies in ${topicRegion ?? 'no Region'}, the build in ${region}.`, {
          text: 'Name a topic of the Region that builds.',
        }),
      ];
    if (snsTopicArn.endsWith('.fifo'))
      return [
        failed('Image Builder does not send to FIFO topics.', { text: 'Name a standard topic in the infrastructure configuration.' }),
      ];
    const sns = await aws.sns();
    const found = await unlessMissing(() => sns.getTopicAttributes({ TopicArn: snsTopicArn }), 'NotFound', 'NotFoundException');
    if (!found)
      return [
        failed(`There is no topic ${snsTopicArn}.`, {
          text: 'Create it, or leave snsTopicArn out of the infrastructure configuration.',
          command: `aws sns create-topic --name ${snsTopicArn.split(':').at(-1)} --region ${region}`,
        }),
      ];
    const key = found.Attributes?.KmsMasterKeyId;
    if (!key) return [ok(`${snsTopicArn.split(':').at(-1)}.`)];
    return [
      warning(`The topic is encrypted with ${key}: messages come only if the policy of that key lets Image Builder use it.`, {
        text: 'Allow AWSServiceRoleForImageBuilder kms:GenerateDataKey* and kms:Decrypt in the policy of the key; the key aws/sns cannot be opened to it.',
        link: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-sns.html',
      }),
    ];
  },
};
