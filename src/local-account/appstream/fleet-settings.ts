// What a fleet may be: its image, its capacity, and the bounds of its times.
import type { Account } from '../account.ts';
import type { ComputeCapacity } from '../protocol/appstream-shapes.ts';
import { badCombination, incompatible, notAvailable, notPermitted } from './faults.ts';
import { checkAvailable, type Named, namedImage, seenImages } from './find-image.ts';
import { checkFamily, checkMachine } from './machine.ts';
import type { FleetRecord } from './records.ts';

type Settings = FleetRecord['settings'];

/** The ARN of an image that a fleet of this account may have on its type of instance. */
export function fleetImage(account: Account, named: Named, settings: Partial<Settings>): string {
  const image = namedImage(account, named);
  const { name, arn, body, may, visibility } = image;
  if (visibility === 'PUBLIC') throw incompatible(`The image ${name} is a base image; fleets take images that were made of one.`);
  if (!may.allowFleet) throw notPermitted(`The image ${name} is not shared for fleets.`);
  checkAvailable(name, body);
  checkFamily(image, settings.InstanceType ?? '');
  checkMachine(account, body.latestAgent ? undefined : body.agentVersion, settings);
  return arn;
}

/** Throws where the image that a fleet has is no longer there for it: deleted, or not shared any more. */
export function checkImageOf(account: Account, name: string, { imageArn }: FleetRecord): void {
  if (imageArn === undefined) return;
  const image = seenImages(account).find(({ arn }) => arn === imageArn);
  if (!image?.may.allowFleet || image.body.state !== 'AVAILABLE') {
    throw notAvailable(`The image ${imageArn} is not available for the fleet ${name}. Update the fleet with another image.`);
  }
}

/** How many instances a request wants. */
export function desiredOf(capacity: ComputeCapacity | undefined, { FleetType, MaxSessionsPerInstance: seats }: Partial<Settings>): number {
  if (FleetType === 'ELASTIC') {
    if (capacity) throw badCombination('An elastic fleet has no compute capacity; it has MaxConcurrentSessions.');
    return 0;
  }
  const { DesiredInstances: instances, DesiredSessions: sessions } = capacity ?? {};
  if ((instances === undefined) === (sessions === undefined)) {
    throw badCombination('ComputeCapacity must have either DesiredInstances or DesiredSessions, and not both.');
  }
  if ((instances ?? sessions ?? 0) < 0) throw badCombination('The desired capacity cannot be negative.');
  if (sessions === undefined) return instances ?? 0;
  if (seats === undefined) throw badCombination('DesiredSessions are for fleets with MaxSessionsPerInstance.');
  return Math.ceil(sessions / seats);
}

/** In seconds; the two last are part of the API's documentation, and not of its model. */
const bounds = {
  MaxUserDurationInSeconds: [600, 432_000],
  DisconnectTimeoutInSeconds: [60, 36_000],
  IdleDisconnectTimeoutInSeconds: [60, 36_000],
} as const;

/** Throws for settings that exclude each other, or are out of bounds. */
export function checkSettings(settings: Partial<Settings>): void {
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = settings[name as keyof typeof bounds];
    const isOff = name === 'IdleDisconnectTimeoutInSeconds' && value === 0;
    if (value !== undefined && !isOff && (value < least || value > most)) {
      throw badCombination(`${name} is between ${least} and ${most} seconds.`);
    }
  }
  if (settings.FleetType === 'ELASTIC') checkElastic(settings);
  else if (settings.MaxConcurrentSessions !== undefined) throw badCombination('MaxConcurrentSessions is for elastic fleets.');
}

function checkElastic({ MaxConcurrentSessions, VpcConfig, DomainJoinInfo, Platform }: Partial<Settings>): void {
  if (MaxConcurrentSessions === undefined) throw badCombination('An elastic fleet needs MaxConcurrentSessions.');
  if ((VpcConfig?.SubnetIds?.length ?? 0) < 2) throw badCombination('An elastic fleet needs subnets in two availability zones.');
  if (Platform === undefined) throw badCombination('An elastic fleet needs a Platform.');
  if (DomainJoinInfo) throw badCombination('An elastic fleet cannot join a domain.');
}
