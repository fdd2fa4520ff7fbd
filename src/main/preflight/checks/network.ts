import type { Aws } from '../../aws/clients.ts';
import { unlessMissing } from '../check.ts';

export async function subnetOf(aws: Aws, subnetId: string) {
  const ec2 = await aws.ec2();
  const found = await unlessMissing(
    () => ec2.describeSubnets({ SubnetIds: [subnetId] }),
    'InvalidSubnetID.NotFound',
    'InvalidSubnetID.Malformed',
  );
  return found?.Subnets?.[0];
}

export async function defaultVpc(aws: Aws) {
  const { Vpcs = [] } = await (await aws.ec2()).describeVpcs({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
  return Vpcs[0];
}
