import { respellings } from '../../fixes.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { scalarsAt } from './member-maps.ts';

const NAME = /^[\w+=,.@-]{1,64}$/;
const exported = (role: string) =>
  `name: exported\ndistributions:\n  - region: eu-west-1\n    s3ExportConfiguration:\n      roleName: ${role}\n      diskImageFormat: VMDK\n      s3Bucket: our-images\n`;

export const exportRoleName: Rule = {
  id: 'export-role-name',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'The role of an export is named by its name.',
  explanation: 'VM Import/Export takes the name of a role of the account, such as `vmimport`, and neither its ARN nor its path.',
  good: exported('vmimport'),
  bad: exported('arn:aws:iam::123456789012:role/vmimport'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_S3ExportConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const role of scalarsAt(node, 'distributions', 's3ExportConfiguration', 'roleName')) {
      if (role.value === '' || NAME.test(role.value) || isPlaceholder(role.value)) continue;
      const alone = /^arn:[^/]+\/(?:.*\/)?([^/]+)$/.exec(role.value)?.[1];
      report(role.range, `Give the name of the role alone; ${quoted(role.value)} is none.`, respellings(role, alone));
    }
  },
};
