import { respellings } from '../../fixes.ts';
import type { ResourceKind } from '../../kinds/kind.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { infrastructure } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const ways: Partial<Record<ResourceKind, readonly string[]>> = {
  'infrastructure-configuration': ['logging', 's3Logs', 's3BucketName'],
  'distribution-configuration': ['distributions', 's3ExportConfiguration', 's3Bucket'],
};
const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const logging = (bucket: string) => `${infrastructure}logging:\n  s3Logs:\n    s3BucketName: ${bucket}\n    s3KeyPrefix: builds\n`;

export const bucketName: Rule = {
  id: 'bucket-name',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A bucket of S3 is named by its name alone.',
  explanation:
    'The member takes the name of a bucket: 3 to 63 small letters, digits, hyphens and dots. An address (`s3://…`), an ARN or a folder in the bucket is refused; folders go in the prefix. A prefix without a bucket says nothing.',
  good: logging('our-build-logs'),
  bad: logging('s3://our-build-logs'),
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  resource({ kind, node }, { report }) {
    const way = ways[kind];
    if (way === undefined) return;
    for (const scalar of scalarsAt(node, ...way)) {
      const { value, range } = scalar;
      if (value === '' || isPlaceholder(value) || NAME.test(value)) continue;
      const alone = value.replace(/^(?:s3:\/\/|arn:aws[^:]*:s3:::)/, '').replace(/\/+$/, '');
      const meant = alone !== value && NAME.test(alone) ? alone : undefined;
      report(
        range,
        `The name of a bucket is 3 to 63 small letters, digits, - and .; ${quoted(value)} is none.`,
        respellings(scalar, meant),
      );
    }
    const logs = mapOf(valueNamed(mapOf(valueNamed(node, 'logging')), 's3Logs'));
    const prefix = entryNamed(logs, 's3KeyPrefix');
    if (prefix !== undefined && entryNamed(logs, 's3BucketName') === undefined)
      report(prefix.key.range, 'A prefix needs a bucket: “s3BucketName”.');
  },
};
