import type { CheckResult } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { type Check, failed, looked, ok, unchecked, warning } from '../check.ts';
import { subnetOf } from './network.ts';

/** What Image Builder’s instances talk to; S3 is reached by an endpoint of another kind. */
const endpointsNeeded = ['ssm', 'ssmmessages', 'ec2messages', 'imagebuilder', 's3'];

async function routesOf(aws: Aws, subnetId: string, vpcId: string) {
  const ec2 = await aws.ec2();
  const read = async (Name: string, Value: string) =>
    (await ec2.describeRouteTables({ Filters: [{ Name, Values: [Value] }] })).RouteTables ?? [];
  const [own] = await read('association.subnet-id', subnetId);
  if (own) return own.Routes ?? [];
  const all = await read('vpc-id', vpcId); // a subnet without a table of its own has the main one
  return all.find(({ Associations = [] }) => Associations.some(({ Main }) => Main))?.Routes ?? [];
}

export const wayOutCheck: Check = {
  id: 'way-out',
  title: 'Instances reach Systems Manager and the internet',
  applies: ({ infrastructure }) => infrastructure.subnetId !== undefined,
  run: ({ aws, subject }) =>
    looked(async () => {
      const { subnetId = '' } = subject.infrastructure;
      const subnet = await subnetOf(aws, subnetId);
      if (!subnet?.VpcId) return unchecked('There is no subnet whose routes could be looked at.');
      const routes = await routesOf(aws, subnetId, subnet.VpcId);
      const out = routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
      if (out?.GatewayId?.startsWith('igw-')) {
        if (subnet.MapPublicIpOnLaunch) return ok(`Through the internet gateway ${out.GatewayId}, with public addresses.`);
        return warning(`The subnet leads to the internet gateway ${out.GatewayId} and gives instances no public address.`, {
          text: 'Let the subnet give public addresses, or build in one behind a NAT gateway.',
          command: `aws ec2 modify-subnet-attribute --subnet-id ${subnetId} --map-public-ip-on-launch`,
        });
      }
      if (out)
        return ok(`By the route of ${subnetId} to ${out.NatGatewayId ?? out.TransitGatewayId ?? out.NetworkInterfaceId ?? out.GatewayId}.`);
      return endpointsOf(aws, subnet.VpcId);
    }),
};

async function endpointsOf(aws: Aws, vpcId: string): Promise<CheckResult> {
  const { VpcEndpoints = [] } = await (await aws.ec2()).describeVpcEndpoints({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] });
  const services = new Set(VpcEndpoints.map(({ ServiceName = '' }) => ServiceName.split('.').at(-1)));
  const missing = endpointsNeeded.filter((name) => !services.has(name));
  const mend = {
    text: `Give the subnet a route to a NAT gateway, or the VPC endpoints for ${missing.join(', ')}.`,
    link: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html',
  };
  if (missing.length > 0) return failed(`The subnet has no way out, and the VPC ${vpcId} has no endpoint for ${missing.join(', ')}.`, mend);
  return ok('There is no way to the internet; Systems Manager, Image Builder and S3 are reached by endpoints of the VPC.');
}
