// Why AWS could not provide a machine: what a request names is looked for when the machine is to start, and not before.

import { hasSubnet } from '../ec2/network.ts';
import { hasSecurityGroup } from '../ec2/security-groups.ts';
import { findRole } from '../iam/records.ts';
import type { CreateImageBuilderRequest, DomainJoinInfo, FleetErrorCode } from '../protocol/appstream-shapes.ts';
import type { Mover } from './move.ts';
import { directories, type Obstacle } from './records.ts';

type Settings = Pick<CreateImageBuilderRequest, 'VpcConfig' | 'IamRoleArn' | 'DomainJoinInfo'>;

/** None where a machine with these settings can start. */
export function obstaclesOf(owner: Mover, { VpcConfig, IamRoleArn, DomainJoinInfo }: Settings): readonly Obstacle[] {
  const at = owner.clock.now().toISOString();
  const found = [...network(owner, VpcConfig), ...role(owner, IamRoleArn), ...domain(owner, DomainJoinInfo)];
  return found.map(([code, message]) => ({ code, message, at }));
}

type Found = readonly (readonly [FleetErrorCode, string])[];

function network(owner: Mover, { SubnetIds = [], SecurityGroupIds = [] }: NonNullable<Settings['VpcConfig']> = {}): Found {
  const subnets = SubnetIds.filter((id) => !hasSubnet(owner, id));
  const groups = SecurityGroupIds.filter((id) => !hasSecurityGroup(owner, id));
  return [
    ...subnets.map((id) => ['SUBNET_NOT_FOUND', `The subnet ${id} does not exist in ${owner.region}.`] as const),
    ...groups.map((id) => ['SECURITY_GROUPS_NOT_FOUND', `The security group ${id} does not exist in ${owner.region}.`] as const),
  ];
}

function role(owner: Mover, arn: string | undefined): Found {
  const name = arn?.replace(/^.*\//, '');
  if (name === undefined || findRole(owner, name)) return [];
  return [['MACHINE_ROLE_IS_MISSING', `The role ${arn} does not exist.`]];
}

function domain(owner: Mover, info: DomainJoinInfo | undefined): Found {
  const name = info?.DirectoryName;
  if (name === undefined) return [];
  const directory = directories.find(owner, name);
  if (!directory) return [['DOMAIN_JOIN_ERROR_NO_SUCH_DOMAIN', `There is no directory config ${name}.`]];
  if (directory.accountName === undefined) {
    return [['DOMAIN_JOIN_ERROR_LOGON_FAILURE', `The directory config ${name} has no account that joins machines.`]];
  }
  const unit = info?.OrganizationalUnitDistinguishedName;
  if (unit === undefined || directory.units.includes(unit)) return [];
  return [['DOMAIN_JOIN_ERROR_FILE_NOT_FOUND', `The directory config ${name} has no organizational unit ${unit}.`]];
}
