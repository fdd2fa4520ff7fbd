import { type Check, failed, ok, warning } from '../check.ts';
import { defaultVpc, subnetOf } from './network.ts';

/** Fewer free addresses than these are gone when other builds start. */
const fewAddresses = 4;

export const subnetCheck: Check = {
  id: 'subnet',
  title: 'There is a subnet to build in',
  applies: () => true,
  async run({ aws, subject }) {
    const { subnetId } = subject.infrastructure;
    const { region } = aws.connection;
    if (subnetId === undefined) {
      const vpc = await defaultVpc(aws);
      if (vpc) return [ok(`No subnet is named; the default VPC ${vpc.VpcId} is used.`)];
      return [
        failed(`No subnet is named, and ${region} has no default VPC.`, {
          text: 'Name subnetId and securityGroupIds in the infrastructure configuration, or make a default VPC.',
          command: `aws ec2 create-default-vpc --region ${region}`,
        }),
      ];
    }
    const subnet = await subnetOf(aws, subnetId);
    if (!subnet)
      return [
        failed(`There is no subnet ${subnetId} in ${region}.`, {
          text: 'Name a subnet of this Region in the infrastructure configuration.',
          command: `aws ec2 describe-subnets --region ${region} --query "Subnets[].[SubnetId,VpcId,AvailabilityZone]" --output text`,
        }),
      ];
    const free = subnet.AvailableIpAddressCount;
    if (free !== undefined && free < fewAddresses)
      return [
        warning(`The subnet ${subnetId} has ${free} free addresses left.`, {
          text: 'Choose a larger subnet, or release network interfaces that nothing uses.',
        }),
      ];
    return [ok(`${subnetId} in ${subnet.AvailabilityZone ?? region}, VPC ${subnet.VpcId}.`)];
  },
};
