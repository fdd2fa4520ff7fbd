import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { itemsOf, mapOf } from '../../syntax/entries.ts';
import { entryNamed, isNothing, valueNamed } from '../../syntax/lookup.ts';
import type { MapNode } from '../../syntax/tree.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { imageBuilder } from './example.ts';

const inSubnets = (...subnets: readonly string[]) => `${imageBuilder}VpcConfig:\n  SubnetIds: [${subnets.join(', ')}]\n`;

export const builderNetwork: Rule = {
  id: 'builder-network',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An image builder is in one subnet.',
  explanation: '`VpcConfig` of a fleet takes several subnets; an image builder is a single machine, and takes exactly one.',
  good: inSubnets('subnet-0123456789abcdef0'),
  bad: inSubnets('subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilder.html',
  resource(document, { report }) {
    for (const request of builderRequests(document)) checkNetwork(request, report);
  },
};

function checkNetwork(node: MapNode, report: RuleContext['report']): void {
  const network = entryNamed(node, 'VpcConfig');
  const subnets = valueNamed(mapOf(network?.value), 'SubnetIds');
  const [, second] = itemsOf(subnets);
  if (second !== undefined) report(second.range, 'An image builder is in one subnet only.');
  const isEmpty = isNothing(subnets) || (subnets?.kind === 'list' && subnets.items.length === 0);
  if (network !== undefined && mapOf(network.value) !== undefined && isEmpty)
    report(network.key.range, 'An image builder in a VPC needs a subnet: “SubnetIds” with one item.');
}
