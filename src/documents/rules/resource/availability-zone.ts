import { regions } from '../../kinds/resource/regions.ts';
import type { Rule } from '../rule.ts';
import { infrastructure } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const placed = (zone: string) => `${infrastructure}placement:\n  availabilityZone: ${zone}\n`;

export const availabilityZone: Rule = {
  id: 'availability-zone',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A Region stands where an Availability Zone is asked for.',
  explanation: 'Zones have the name of their Region and a letter, such as `eu-west-1a`. The Region is that of the request.',
  good: placed('eu-west-1a'),
  bad: placed('eu-west-1'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Placement.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'infrastructure-configuration') return;
    for (const { value, range } of scalarsAt(node, 'placement', 'availabilityZone')) {
      if (regions.has(value)) report(range, `“${value}” is a Region; an Availability Zone has a letter behind it, such as ${value}a.`);
    }
  },
};
