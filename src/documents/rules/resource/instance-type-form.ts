import { respellings } from '../../fixes.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { changed, infrastructure } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const TYPE = /^[a-z][a-z0-9-]*\.(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?)$/;

export const instanceTypeForm: Rule = {
  id: 'instance-type-form',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'This is not how a type of instance is written.',
  explanation:
    'A type is a family and a size in small letters with a dot between them: `t3.small`, `m7g.2xlarge`, `mac2.metal`. The service takes any text, and EC2 refuses it when the build starts.',
  good: infrastructure,
  bad: changed(infrastructure, 't3.small', 't3-small'),
  source: 'https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'infrastructure-configuration') return;
    for (const type of scalarsAt(node, 'instanceTypes')) {
      const { value, range } = type;
      if (value === '' || TYPE.test(value) || isPlaceholder(value)) continue;
      const meant = value
        .trim()
        .toLowerCase()
        .replace(/[-_ ](?=[^-_ .]+$)/, '.');
      report(
        range,
        `A type of instance is a family and a size, such as t3.small; ${quoted(value)} is none.`,
        respellings(type, TYPE.test(meant) ? meant : undefined),
      );
    }
  },
};
