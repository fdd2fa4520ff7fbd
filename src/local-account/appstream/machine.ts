// What a builder or a fleet of an image may run on: instance families, and what depends on the age of an image and of its agent.
import { findInstanceType, findRetiredInstanceType } from '../../documents/index.ts';
import type { CreateImageBuilderRequest, DomainJoinInfo } from '../protocol/appstream-shapes.ts';
import type { Owner } from '../store/owner.ts';
import { agentDate } from './agents.ts';
import { badCombination, badRole, incompatible, notFound } from './faults.ts';
import type { SeenImage } from './find-image.ts';
import { directories } from './records.ts';

/** Base images before this do not know the machine: https://docs.aws.amazon.com/appstream2/latest/developerguide/instance-types.html */
const firstOfZ1d = '2018-06-12';

/** Throws for a type that is not there, or is none of those that the image is for. */
export function checkFamily({ name, body }: SeenImage, instanceType: string): void {
  const type = findInstanceType(instanceType);
  if (!type) {
    const retired = findRetiredInstanceType(instanceType);
    throw badCombination(`${retired ? 'AWS has retired the instance type' : 'There is no instance type'} ${instanceType}.`);
  }
  if (!body.families.includes(type.family)) {
    throw incompatible(
      `The instance type ${instanceType} (${type.family}) does not fit the image ${name}, which is for ${body.families.join(', ')}.`,
    );
  }
  const isOld = body.baseReleased !== undefined && body.baseReleased < firstOfZ1d;
  if (instanceType.startsWith('stream.memory.z1d.') && isOld) {
    throw incompatible(`The base image of ${name} is older than ${firstOfZ1d}; ${instanceType} needs a newer one.`);
  }
}

type Machine = Pick<CreateImageBuilderRequest, 'RootVolumeConfig' | 'DisableIMDSV1' | 'IamRoleArn'>;

const volume = { least: 200, most: 500 };

/** Agents before this speak version 1 of the metadata service alone. */
const firstOfImdsV2 = '2024-01-16';

/** Throws for a volume, a metadata service or a role that cannot be. */
export function checkMachine({ accountId }: Owner, agentVersion: string | undefined, machine: Machine): void {
  const size = machine.RootVolumeConfig?.VolumeSizeInGb;
  if (size !== undefined && (size < volume.least || size > volume.most)) {
    throw badCombination(`The root volume has ${volume.least} to ${volume.most} GB, and not ${size}.`);
  }
  if (machine.DisableIMDSV1 === true && agentVersion !== undefined && agentDate(agentVersion) < firstOfImdsV2) {
    throw incompatible(`DisableIMDSV1 needs an agent of ${firstOfImdsV2} or later; this one is ${agentVersion}.`);
  }
  checkRole(accountId, machine.IamRoleArn);
}

/** Throws unless it is a role of this account. Whether there is one is found out by whoever takes it on. */
export function checkRole(accountId: string, arn: string | undefined): void {
  if (arn === undefined) return;
  const owner = /^arn:aws:iam::(\d{12}):role\/.+/.exec(arn)?.[1];
  if (owner !== accountId) throw badRole(`The IAM role '${arn}' is invalid: it must be a role of the account ${accountId}.`);
}

/** Throws for a directory that nobody has told the account of. */
export function checkDirectory(owner: Owner, info: DomainJoinInfo | undefined): void {
  const name = info?.DirectoryName;
  if (name !== undefined && !directories.find(owner, name)) throw notFound('directory config', name);
}
