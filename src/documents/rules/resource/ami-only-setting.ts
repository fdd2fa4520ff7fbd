import { entryNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { mapsAt } from './member-maps.ts';

const members = [
  'licenseConfigurationArns',
  'launchTemplateConfigurations',
  's3ExportConfiguration',
  'fastLaunchConfigurations',
  'ssmParameterConfigurations',
];
const container =
  'name: web-image\ndistributions:\n  - region: eu-west-1\n    containerDistributionConfiguration:\n      targetRepository: {service: ECR, repositoryName: web}\n';

export const amiOnlySetting: Rule = {
  id: 'ami-only-setting',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'Where containers are distributed, settings for AMIs say nothing.',
  explanation:
    'Licenses, launch templates, faster launching, export to S3 and parameters with the id of an AMI are for AMIs. A Region with a `containerDistributionConfiguration` alone has none.',
  good: container,
  bad: `${container}    launchTemplateConfigurations:\n      - launchTemplateId: lt-0123456789abcdef0\n`,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Distribution.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'distribution-configuration') return;
    for (const distribution of mapsAt(node, 'distributions')) {
      const isForContainers = entryNamed(distribution, 'containerDistributionConfiguration') !== undefined;
      if (!isForContainers || entryNamed(distribution, 'amiDistributionConfiguration') !== undefined) continue;
      for (const name of members) {
        const entry = entryNamed(distribution, name);
        if (entry !== undefined) report(entry.key.range, `“${name}” is for AMIs; this Region gets containers.`);
      }
    }
  },
};
