import { entriesOf, mapOf } from '../../syntax/entries.ts';
import { valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { infrastructure } from './example.ts';

const reserved: ReadonlySet<string> = new Set(['CreatedBy', 'Ec2ImageBuilderArn', 'Name', 'Tags']);
const tagged = (key: string) => `${infrastructure}resourceTags:\n  ${key}: web\n`;

export const reservedResourceTag: Rule = {
  id: 'reserved-resource-tag',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A tag that Image Builder sets itself on the instances it makes.',
  explanation:
    'Image Builder tags the instances of a build with `CreatedBy`, `Ec2ImageBuilderArn`, `Name` and `Tags`; `resourceTags` cannot set these. The tags of the configuration itself (`tags`) may have such keys.',
  good: tagged('team'),
  bad: tagged('Name'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html',
  resource({ kind, node }, { report }) {
    const tags = kind === 'infrastructure-configuration' ? mapOf(valueNamed(node, 'resourceTags')) : undefined;
    if (tags === undefined) return;
    for (const { key } of entriesOf(tags)) {
      if (reserved.has(key.value)) report(key.range, `Image Builder sets the tag “${key.value}” itself; “resourceTags” cannot.`);
    }
  },
};
