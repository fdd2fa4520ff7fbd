import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { CreateFleetRequest, UpdateFleetRequest } from '../protocol/appstream-shapes.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { arnOf, parseArn } from './arn.ts';
import { setDue } from './due.ts';
import { badCombination, exists, incompatible, inUse, notFound, notPermitted } from './faults.ts';
import { namedImage } from './find-image.ts';
import { findInstanceType } from './instance-types.ts';
import { putFleet } from './move.ts';
import { type FleetRecord, fleets, stacks } from './records.ts';
import { dropTags, giveTags } from './tags.ts';

type CreateRequest = CreateFleetRequest & { readonly Name: string; readonly InstanceType: string };

/** The times that AWS gives a fleet that says none, in seconds. */
const defaultTimes = { MaxUserDurationInSeconds: 57_600, DisconnectTimeoutInSeconds: 900, IdleDisconnectTimeoutInSeconds: 0 };

/** Makes a fleet, which is stopped at first. */
export function createFleet(account: Account, input: CreateRequest): object {
  const { Name: name, ImageName, ImageArn, ComputeCapacity, Tags, ...settings } = input;
  if (fleets.find(account, name)) throw exists('fleet', name);
  const isElastic = settings.FleetType === 'ELASTIC';
  const imageArn = isElastic ? undefined : imageFor(account, { ImageName, ImageArn, InstanceType: input.InstanceType });
  const body: FleetRecord = {
    ...{ state: 'STOPPED', created: account.clock.now().toISOString(), imageArn, sessions: 0, settings: { ...defaultTimes, ...settings } },
    desired: desiredOf(ComputeCapacity, isElastic),
  };
  giveTags(account, arnOf(account, 'fleet', name), Tags);
  putFleet(account, name, body);
  return { Fleet: toFleet(account, name, body) };
}

interface Wanted {
  readonly ImageName?: string | undefined;
  readonly ImageArn?: string | undefined;
  readonly InstanceType: string;
}

/** The ARN of an image that a fleet of this account may have on this type of instance. */
function imageFor(account: Account, wanted: Wanted): string {
  const { name, arn, body, may, visibility } = namedImage(account, wanted);
  if (visibility === 'PUBLIC') throw incompatible(`The image ${name} is a base image; fleets take images that were made of one.`);
  if (!may.allowFleet) throw notPermitted(`The image ${name} is not shared for fleets.`);
  if (body.state !== 'AVAILABLE') throw new AwsError('ResourceNotAvailableException', `The image ${name} is ${body.state}.`);
  const type = findInstanceType(wanted.InstanceType);
  if (!type) throw badCombination(`There is no instance type ${wanted.InstanceType}.`);
  if (!body.families.includes(type.family)) throw incompatible(`The image ${name} does not fit ${wanted.InstanceType}.`);
  return arn;
}

function desiredOf(capacity: CreateFleetRequest['ComputeCapacity'], isElastic: boolean): number {
  if (isElastic) {
    if (capacity) throw badCombination('An elastic fleet has no compute capacity.');
    return 0;
  }
  const desired = capacity?.DesiredInstances ?? capacity?.DesiredSessions;
  if (desired === undefined) throw badCombination('ComputeCapacity is required for fleets that are not elastic.');
  return desired;
}

/** What of a fleet may change while it runs. */
const changeableWhileRunning = new Set([
  ...['Name', 'ImageName', 'ImageArn', 'ComputeCapacity', 'DisplayName', 'Description', 'IdleDisconnectTimeoutInSeconds'],
  ...['DisconnectTimeoutInSeconds', 'MaxConcurrentSessions', 'SessionScriptS3Location', 'UsbDeviceFilterStrings'],
]);

/** Changes a fleet; most of it only while that is stopped. */
export function updateFleet(account: Account, input: UpdateFleetRequest & { readonly Name: string }): object {
  const { Name: name, ImageName, ImageArn, ComputeCapacity, AttributesToDelete = [], DeleteVpcConfig, ...changed } = input;
  const fleet = mustHaveFleet(account, name);
  const fixed = Object.keys(input).find((key) => !changeableWhileRunning.has(key));
  if (fleet.state !== 'STOPPED' && fixed !== undefined)
    throw inUse(`You cannot change ${fixed} of the fleet ${name} while it is ${fleet.state}.`);
  const settings = { ...fleet.settings, ...changed };
  const imageArn =
    ImageName === undefined && ImageArn === undefined
      ? fleet.imageArn
      : imageFor(account, { ImageName, ImageArn, InstanceType: settings.InstanceType ?? '' });
  if (DeleteVpcConfig || AttributesToDelete.includes('VPC_CONFIGURATION')) delete settings.VpcConfig;
  if (AttributesToDelete.includes('DOMAIN_JOIN_INFO')) delete settings.DomainJoinInfo;
  if (AttributesToDelete.includes('IAM_ROLE_ARN')) delete settings.IamRoleArn;
  const desired = ComputeCapacity?.DesiredInstances ?? ComputeCapacity?.DesiredSessions ?? fleet.desired;
  const body: FleetRecord = { ...fleet, imageArn, desired, settings };
  fleets.put(account, name, body); // its state goes on as it was
  return { Fleet: toFleet(account, name, body) };
}

interface OfName {
  readonly Name: string;
}

/** Starts a fleet that is stopped. */
export function startFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (fleet.state !== 'STOPPED') throw notPermitted(`You cannot start the fleet ${name} while it is ${fleet.state}.`);
  if (fleet.imageArn !== undefined) {
    const { may } = namedImage(account, { ImageArn: fleet.imageArn });
    if (!may.allowFleet)
      throw new AwsError('ResourceNotAvailableException', `The image of the fleet ${name} is no longer shared for fleets.`);
  }
  putFleet(account, name, { ...fleet, state: 'STARTING' });
  return {};
}

/** Stops a fleet; to stop one that is stopped is no error. */
export function stopFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (fleet.state !== 'STOPPED') putFleet(account, name, { ...fleet, state: 'STOPPING', sessions: 0 });
  return {};
}

/** Deletes a fleet that is stopped and in no stack. */
export function deleteFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (fleet.state !== 'STOPPED') throw inUse(`The fleet ${name} is ${fleet.state}. Stop it first.`);
  const user = stacks.list(account).find(({ body }) => body.fleets.includes(name));
  if (user) throw inUse(`The fleet ${name} is associated with the stack ${user.id}.`);
  fleets.remove(account, name);
  setDue(account, { kind: 'fleet', name }, undefined);
  dropTags(account, 'fleet', name);
  return {};
}

interface DescribeRequest {
  readonly Names?: readonly string[];
  readonly NextToken?: string;
}

const pageSize = 50;

/** Fleets of the Region. */
export function describeFleets(account: Account, { Names: names, NextToken: token }: DescribeRequest): object {
  for (const name of names ?? []) mustHaveFleet(account, name);
  const found = fleets.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const invalid = () => new AwsError('ValidationException', 'The NextToken is not valid.');
  const page = pageOf(found, ({ id }) => id, { size: pageSize, token, invalid });
  return { Fleets: page.items.map(({ id, body }) => toFleet(account, id, body)), NextToken: page.token };
}

/** A fleet of the account; throws where there is none. */
export function mustHaveFleet(account: Account, name: string): FleetRecord {
  const found = fleets.find(account, name);
  if (!found) throw notFound('fleet', name);
  return found;
}

function toFleet(account: Account, name: string, { state, created, imageArn, desired, sessions, settings }: FleetRecord): object {
  const running = state === 'RUNNING' ? Math.max(desired, sessions) : 0;
  return {
    ...settings,
    ...{ Name: name, Arn: arnOf(account, 'fleet', name), State: state, CreatedTime: new Date(created), ImageArn: imageArn },
    ...{ ImageName: imageArn === undefined ? undefined : parseArn(imageArn)?.name, FleetErrors: [] },
    ComputeCapacityStatus: { Desired: desired, Running: running, InUse: sessions, Available: Math.max(0, running - sessions) },
  };
}
