import { amis, type LaunchPermission } from '../ec2/ami-records.ts';
import { addPermissions } from '../ec2/image-attributes.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { attempt } from './attempt.ts';
import { isManagedKey } from './copy-image.ts';
import type { DistributedAmi, DistributedImage, LaunchPermissions } from './distributor.ts';
import { type DistributionPlace, ownerOf } from './place.ts';

/** Whom the AMIs of one Region are to be launched by. */
export interface PermissionsInRegion {
  readonly region: string;
  readonly launchPermission?: LaunchPermissions | undefined;
}

/** Lets others launch the AMIs. Those of Regions that nothing is said about are answered as they are. */
export function permitLaunch(
  place: DistributionPlace,
  images: readonly DistributedAmi[],
  permissions: readonly PermissionsInRegion[],
): readonly DistributedImage[] {
  return images.map((ami) => {
    const here = permissions.filter(({ region }) => region === ami.region);
    const added = here.flatMap(({ launchPermission }) => (launchPermission === undefined ? [] : listed(launchPermission)));
    return attempt(place, ami, { ...{ step: 'ModifyAmiRunning', service: 'EC2' }, run: () => add(place, ami, added) });
  });
}

function add(place: DistributionPlace, ami: DistributedAmi, permissions: readonly LaunchPermission[]): void {
  const owner = ownerOf(place, ami);
  const record = amis.find(owner, ami.amiId);
  if (!record) throw new AwsError('InvalidAMIID.NotFound', `The image id '[${ami.amiId}]' does not exist`);
  if (permissions.length > 0 && record.kmsKeyId !== undefined && isManagedKey(record.kmsKeyId)) {
    throw new AwsError('InvalidParameter', "Snapshots encrypted with the AWS Managed CMK can't be shared. Specify another snapshot.");
  }
  amis.put(owner, ami.amiId, addPermissions(record, permissions));
}

function listed({ userIds = [], userGroups = [], organizationArns = [], organizationalUnitArns = [] }: LaunchPermissions) {
  return [
    ...userIds.map((UserId) => ({ UserId })),
    ...userGroups.map((Group) => ({ Group: Group as 'all' })),
    ...organizationArns.map((OrganizationArn) => ({ OrganizationArn })),
    ...organizationalUnitArns.map((OrganizationalUnitArn) => ({ OrganizationalUnitArn })),
  ];
}
