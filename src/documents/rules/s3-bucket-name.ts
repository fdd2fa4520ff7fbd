import { eachInput } from '../kinds/component/step-inputs.ts';
import { quoted } from '../spelling.ts';
import { scalarOf } from '../syntax/entries.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

const bucketOf = /^\s*s3:\/\/([^/]*)/;
const valid = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/;
// ARNs of access points, and whatever stands for a name that is not there yet.
const another = /^arn:|[{<$%@[(]|__|[A-Z]{2}/;
const places: ReadonlySet<string> = new Set(['source', 'destination', 'path', 'document']);

export const s3BucketName: Rule = {
  id: 's3-bucket-name',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'No bucket can have this name.',
  explanation:
    'Names of buckets have 3 to 63 lower-case letters, digits, hyphens and dots, and begin and end with a letter or a digit. Only buckets from before 2018 may differ.',
  good: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my-bucket/tool.tgz
      destination: /opt/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: S3Download
  inputs:
    - source: s3://my_bucket/tool.tgz
      destination: /opt/tool.tgz
`),
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  steps: ['S3Download', 'S3Upload', 'InstallMSI', 'UninstallMSI', 'ExecuteDocument'],
  step(step, context) {
    eachInput(step, ({ name }, { value }) => {
      const place = places.has(name) ? scalarOf(value) : undefined;
      const bucket = place === undefined ? undefined : bucketOf.exec(place.value)?.[1];
      if (place === undefined || bucket === undefined || bucket === '' || another.test(bucket) || valid.test(bucket)) return;
      context.report(
        place.range,
        `${quoted(bucket)} cannot be the name of a bucket. Use 3 to 63 lower-case letters, digits, hyphens and dots.`,
      );
    });
  },
};
