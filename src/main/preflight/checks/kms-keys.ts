import { type Check, failed, lookedAtEach, ok, unlessMissing } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

interface KeyUse {
  readonly key: string;
  /** undefined: that of the build. */
  readonly region: string | undefined;
  readonly use: string;
}

function keysOf({ recipe, distributions }: BuildSubject): KeyUse[] {
  const uses = [
    { key: recipe.kmsKeyId, region: undefined, use: 'the container recipe' },
    ...recipe.volumes.map(({ deviceName, ebs }) => ({
      key: ebs?.kmsKeyId,
      region: undefined,
      use: `the volume ${deviceName ?? ''}`.trim(),
    })),
    ...distributions.map(({ region, amiDistributionConfiguration }) => ({
      key: amiDistributionConfiguration?.kmsKeyId,
      region,
      use: `the copy in ${region}`,
    })),
  ];
  return uses.flatMap(({ key, ...use }) => (key === undefined ? [] : [{ key, ...use }]));
}

export const kmsKeysCheck: Check = {
  id: 'kms-keys',
  title: 'The KMS keys can be used',
  applies: (subject) => keysOf(subject).length > 0,
  run: ({ aws, subject, inRegion }) =>
    lookedAtEach(keysOf(subject), async ({ key, region = aws.connection.region, use }) => {
      const kms = await (await inRegion(region)).kms();
      const found = await unlessMissing(() => kms.describeKey({ KeyId: key }), 'NotFoundException');
      const mend = { text: `Name a key that exists in ${region} and may encrypt.`, command: `aws kms list-aliases --region ${region}` };
      if (!found?.KeyMetadata) return failed(`There is no key ${key} in ${region}, for ${use}.`, mend);
      const { KeyState, KeyUsage, KeyId } = found.KeyMetadata;
      if (KeyUsage !== undefined && KeyUsage !== 'ENCRYPT_DECRYPT')
        return failed(`The key ${key} of ${use} does not encrypt: it is for ${KeyUsage}.`, mend);
      if (KeyState === 'Enabled') return ok(`${key}, for ${use}, is enabled; its policy is not looked at.`);
      const command = KeyState === 'PendingDeletion' ? 'cancel-key-deletion' : 'enable-key';
      return failed(`The key ${key} of ${use} cannot be used: it is ${KeyState}.`, {
        text:
          KeyState === 'PendingDeletion' ? 'Cancel its deletion and enable it, or name another key.' : 'Enable it, or name another key.',
        command: `aws kms ${command} --key-id ${KeyId ?? key} --region ${region}`,
      });
    }),
};
