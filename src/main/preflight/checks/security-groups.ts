import type { CheckResult } from '../../../contract/index.ts';
import { type Check, failed, ok, unlessMissing } from '../check.ts';
import { defaultVpc, subnetOf } from './network.ts';

export const securityGroupCheck: Check = {
  id: 'security-groups',
  title: 'The security groups fit the subnet',
  applies: ({ infrastructure }) => infrastructure.securityGroupIds.length > 0 || infrastructure.subnetId !== undefined,
  async run({ aws, subject }): Promise<readonly CheckResult[]> {
    const { securityGroupIds, subnetId } = subject.infrastructure;
    if (securityGroupIds.length === 0)
      return [
        failed('A subnet is named and no security group, which Image Builder refuses.', {
          text: 'Name at least one group of the subnet’s VPC as securityGroupIds in the infrastructure configuration.',
        }),
      ];
    const ec2 = await aws.ec2();
    const found = await unlessMissing(
      () => ec2.describeSecurityGroups({ GroupIds: [...securityGroupIds] }),
      'InvalidGroup.NotFound',
      'InvalidGroupId.Malformed',
      'InvalidGroupId.NotFound',
    );
    if (!found)
      return [
        failed(`Not all of the security groups ${securityGroupIds.join(', ')} are in ${aws.connection.region}.`, {
          text: 'Name groups that exist in the infrastructure configuration.',
          command: `aws ec2 describe-security-groups --region ${aws.connection.region} --query "SecurityGroups[].[GroupId,GroupName,VpcId]" --output text`,
        }),
      ];
    const vpc = subnetId === undefined ? (await defaultVpc(aws))?.VpcId : (await subnetOf(aws, subnetId))?.VpcId;
    const groups = found.SecurityGroups ?? [];
    const foreign = groups.filter(({ VpcId }) => vpc !== undefined && VpcId !== vpc);
    if (foreign.length > 0)
      return [
        failed(
          `${foreign.map(({ GroupId }) => GroupId).join(', ')} ${foreign.length === 1 ? 'is' : 'are'} not in the VPC ${vpc} of the subnet.`,
          {
            text: 'Choose groups of the subnet’s VPC.',
          },
        ),
      ];
    const open = groups.some(({ IpPermissionsEgress = [] }) => IpPermissionsEgress.some(letsHttpsOut));
    if (open) return [ok(`${securityGroupIds.join(', ')} in the VPC of the subnet; they let connections to port 443 out.`)];
    return [
      failed('No security group lets connections to port 443 out, so Systems Manager cannot be reached.', {
        text: 'Add a rule for outbound HTTPS to one of them.',
        command: `aws ec2 authorize-security-group-egress --group-id ${securityGroupIds[0]} --protocol tcp --port 443 --cidr 0.0.0.0/0`,
      }),
    ];
  },
};

function letsHttpsOut(rule: { IpProtocol?: string | undefined; FromPort?: number | undefined; ToPort?: number | undefined }): boolean {
  if (rule.IpProtocol === '-1') return true;
  return rule.IpProtocol === 'tcp' && (rule.FromPort ?? 0) <= 443 && (rule.ToPort ?? 65_535) >= 443;
}
