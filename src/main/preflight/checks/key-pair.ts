import { type Check, failed, ok, unlessMissing } from '../check.ts';

export const keyPairCheck: Check = {
  id: 'key-pair',
  title: 'The key pair is there',
  applies: ({ infrastructure }) => infrastructure.keyPair !== undefined,
  async run({ aws, subject }) {
    const { keyPair = '' } = subject.infrastructure;
    const ec2 = await aws.ec2();
    const found = await unlessMissing(() => ec2.describeKeyPairs({ KeyNames: [keyPair] }), 'InvalidKeyPair.NotFound');
    if (found) return [ok(`'${keyPair}'.`)];
    return [
      failed(`There is no key pair '${keyPair}' in ${aws.connection.region}.`, {
        text: 'Leave keyPair out of the infrastructure configuration (nobody has to log in to a build), or import the key.',
        command: `aws ec2 import-key-pair --key-name ${keyPair} --public-key-material fileb://KEY.pub --region ${aws.connection.region}`,
      }),
    ];
  },
};
