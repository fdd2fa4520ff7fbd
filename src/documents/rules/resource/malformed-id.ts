import type { ResourceKind } from '../../kinds/kind.ts';
import { isEc2Id } from '../../kinds/resource/ec2-id.ts';
import { quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { infrastructure } from './example.ts';
import { scalarsAt } from './member-maps.ts';

interface IdMember {
  readonly way: readonly string[];
  readonly prefix: string;
  readonly words: string;
}

const snapshots = (...way: readonly string[]): IdMember => ({
  way: [...way, 'blockDeviceMappings', 'ebs', 'snapshotId'],
  prefix: 'snap-',
  words: 'a snapshot',
});

/** Members that hold ids of EC2 and for which the model gives no pattern. */
const members: Partial<Record<ResourceKind, readonly IdMember[]>> = {
  'infrastructure-configuration': [
    { way: ['subnetId'], prefix: 'subnet-', words: 'a subnet' },
    { way: ['securityGroupIds'], prefix: 'sg-', words: 'a security group' },
    { way: ['placement', 'hostId'], prefix: 'h-', words: 'a dedicated host' },
  ],
  'image-recipe': [snapshots()],
  'container-recipe': [snapshots('instanceConfiguration')],
  'appstream-image-builder': [
    { way: ['VpcConfig', 'SubnetIds'], prefix: 'subnet-', words: 'a subnet' },
    { way: ['VpcConfig', 'SecurityGroupIds'], prefix: 'sg-', words: 'a security group' },
    { way: ['AccessEndpoints', 'VpceId'], prefix: 'vpce-', words: 'an interface endpoint' },
  ],
};

const withSubnet = (subnet: string) => `${infrastructure}subnetId: ${subnet}\nsecurityGroupIds: [sg-0123456789abcdef0]\n`;

export const malformedId: Rule = {
  id: 'malformed-id',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'An id of EC2 does not have the form that EC2 gives to ids.',
  explanation:
    'Subnets, security groups, snapshots, hosts and endpoints are named by their ids: a prefix of their kind and 8 or 17 hexadecimal digits, such as `sg-0123456789abcdef0`. Names and tags do not stand for them.',
  good: withSubnet('subnet-0123456789abcdef0'),
  bad: withSubnet('private-a'),
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html',
  resource({ kind, node }, { report }) {
    for (const { way, prefix, words } of members[kind] ?? []) {
      for (const { value, range } of scalarsAt(node, ...way)) {
        if (value === '' || isEc2Id(value, prefix)) continue;
        report(range, `The id of ${words} is ${prefix} and 8 or 17 hexadecimal digits; ${quoted(value)} is none.`);
      }
    }
  },
};
