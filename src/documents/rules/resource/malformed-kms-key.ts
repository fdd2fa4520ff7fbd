import type { ResourceKind } from '../../kinds/kind.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { component } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const own = ['kmsKeyId'];
const ways: Partial<Record<ResourceKind, readonly (readonly string[])[]>> = {
  'component-resource': [own],
  'workflow-resource': [own],
  'container-recipe': [own, ['instanceConfiguration', 'blockDeviceMappings', 'ebs', 'kmsKeyId']],
  'image-recipe': [['blockDeviceMappings', 'ebs', 'kmsKeyId']],
  'distribution-configuration': [['distributions', 'amiDistributionConfiguration', 'kmsKeyId']],
};

/** UUIDs, also as samples write them; the ids of keys of several Regions; aliases; the ARNs of both. */
const KEY =
  /^(?:arn:aws[^:]*:kms:[^:]+:\d{12}:(?:key|alias)\/.+|alias\/[\w/-]+|mrk-[0-9a-z]+|[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12})$/i;

export const malformedKmsKey: Rule = {
  id: 'malformed-kms-key',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A key of KMS is named in a way that KMS does not know.',
  explanation:
    'A key is named by its id (a UUID, or `mrk-…`), its ARN, an alias with `alias/` before it, or the ARN of an alias. The name of an alias alone is none of them.',
  good: `${component}kmsKeyId: alias/images\n`,
  bad: `${component}kmsKeyId: images\n`,
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  resource({ kind, node }, { report }) {
    for (const way of ways[kind] ?? []) {
      for (const { value, range } of scalarsAt(node, ...way)) {
        if (value === '' || isPlaceholder(value) || KEY.test(value)) continue;
        report(range, `A key is named by its id, its ARN, or alias/ and a name; ${quoted(value)} is none of them.`);
      }
    }
  },
};
