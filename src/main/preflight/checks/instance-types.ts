import type { CheckResult } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { type Check, type CheckContext, failed, looked, namesOf, ok, unlessMissing } from '../check.ts';
import { parentImage } from './parent-image.ts';

async function describeTypes(aws: Aws, types: readonly string[]) {
  const ec2 = await aws.ec2();
  const read = () =>
    ec2.describeInstanceTypes({ InstanceTypes: types as Parameters<typeof ec2.describeInstanceTypes>[0]['InstanceTypes'] });
  return (await unlessMissing(read, 'InvalidInstanceType'))?.InstanceTypes;
}

async function offered({ aws, subject }: CheckContext): Promise<CheckResult> {
  const { instanceTypes, subnetId } = subject.infrastructure;
  const ec2 = await aws.ec2();
  const zone = subnetId === undefined ? undefined : (await ec2.describeSubnets({ SubnetIds: [subnetId] })).Subnets?.[0]?.AvailabilityZone;
  const place = zone ?? aws.connection.region;
  const { InstanceTypeOfferings = [] } = await ec2.describeInstanceTypeOfferings({
    LocationType: zone === undefined ? 'region' : 'availability-zone',
    Filters: [
      { Name: 'instance-type', Values: [...instanceTypes] },
      { Name: 'location', Values: [place] },
    ],
  });
  const known = new Set<string | undefined>(InstanceTypeOfferings.map(({ InstanceType }) => InstanceType));
  const missing = instanceTypes.filter((type) => !known.has(type));
  if (missing.length === 0) return ok(`${namesOf(instanceTypes)} in ${place}.`);
  return failed(`${namesOf(missing)} ${missing.length === 1 ? 'is' : 'are'} not offered in ${place}.`, {
    text: 'Choose types that are, or a subnet in another Availability Zone.',
    command: `aws ec2 describe-instance-type-offerings --location-type availability-zone --region ${aws.connection.region} --output text`,
  });
}

async function fitting({ aws, subject }: CheckContext): Promise<CheckResult | readonly CheckResult[]> {
  const { instanceTypes } = subject.infrastructure;
  const parent = subject.recipe.kind === 'image' ? await parentImage(aws, subject.recipe.parentImage) : undefined;
  const architecture = parent?.kind === 'ami' ? parent.image.Architecture : undefined;
  if (architecture === undefined) return []; // the check of the parent image tells why it is not known
  const types = (await describeTypes(aws, instanceTypes)) ?? [];
  const unfit = types.filter(({ ProcessorInfo }) => !ProcessorInfo?.SupportedArchitectures?.some((one) => one === architecture));
  if (unfit.length === 0) return types.length === 0 ? [] : ok(`They have the architecture of the parent image, ${architecture}.`);
  return failed(
    `The parent image is for ${architecture}, which ${namesOf(unfit.map(({ InstanceType }) => InstanceType ?? ''))} cannot run.`,
    {
      text: `Choose instance types for ${architecture}, or a parent image for theirs.`,
      command: `aws ec2 describe-instance-types --filters Name=processor-info.supported-architecture,Values=${architecture} --query "InstanceTypes[].InstanceType" --output text --region ${aws.connection.region}`,
    },
  );
}

export const instanceTypesCheck: Check = {
  id: 'instance-types',
  title: 'The instance types are offered and fit the parent image',
  applies: ({ infrastructure }) => infrastructure.instanceTypes.length > 0,
  async run(context) {
    return [...(await looked(() => offered(context))), ...(await looked(() => fitting(context)))];
  },
};
