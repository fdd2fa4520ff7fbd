import { itemsOf } from '../../syntax/entries.ts';
import { entryNamed, isNothing, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { infrastructure } from './example.ts';

const inSubnet = `${infrastructure}subnetId: subnet-0123456789abcdef0\n`;

export const subnetWithoutSecurityGroup: Rule = {
  id: 'subnet-without-security-group',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A subnet needs a security group.',
  explanation:
    'Who says in which subnet to build has to say by `securityGroupIds` what may reach the instance too: at least one group of the subnet’s VPC. Without both, the default VPC is used.',
  good: `${inSubnet}securityGroupIds: [sg-0123456789abcdef0]\n`,
  bad: inSubnet,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'infrastructure-configuration') return;
    const subnet = entryNamed(node, 'subnetId');
    const groups = valueNamed(node, 'securityGroupIds');
    if (subnet === undefined || isNothing(subnet.value)) return;
    if (groups === undefined || (groups.kind === 'list' && itemsOf(groups).length === 0))
      report(subnet.key.range, 'A subnet needs at least one of “securityGroupIds”.');
  },
};
