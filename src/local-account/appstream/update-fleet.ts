import type { Account } from '../account.ts';
import type { FleetAttribute, UpdateFleetRequest } from '../protocol/appstream-shapes.ts';
import { inUse } from './faults.ts';
import { checkImageOf, checkSettings, desiredOf, fleetImage } from './fleet-settings.ts';
import { mustHaveFleet, toFleet } from './fleets.ts';
import { checkRole } from './machine.ts';
import { type FleetRecord, fleets } from './records.ts';
import { balance, withoutIdle } from './sessions/capacity.ts';

type Request = UpdateFleetRequest & { readonly Name: string };

/** Changes a fleet: all but its name while it is stopped, some of it while it runs, nothing in between. */
export function updateFleet(account: Account, input: Request): object {
  const { Name: name, ImageName, ImageArn, ComputeCapacity, AttributesToDelete = [], DeleteVpcConfig, ...changed } = input;
  const fleet = mustHaveFleet(account, name);
  checkChangeable(input, fleet);
  const settings = without(
    { ...fleet.settings, ...changed },
    DeleteVpcConfig ? [...AttributesToDelete, 'VPC_CONFIGURATION'] : AttributesToDelete,
  );
  checkSettings(settings);
  checkRole(account.accountId, settings.IamRoleArn);
  const named = ImageName !== undefined || ImageArn !== undefined;
  const isNewType = changed.InstanceType !== undefined && fleet.imageArn !== undefined;
  const image = named ? { ImageName, ImageArn } : { ImageArn: fleet.imageArn };
  const imageArn = named || isNewType ? fleetImage(account, image, settings) : fleet.imageArn;
  const desired = ComputeCapacity ? desiredOf(ComputeCapacity, settings) : fleet.desired;
  const body: FleetRecord = { ...fleet, imageArn, desired, settings };
  // Whose image was taken away has no new instances until it has another.
  if (desired > fleet.desired) checkImageOf(account, name, body);
  // Its state goes on as it was.
  fleets.put(account, name, imageArn === fleet.imageArn ? body : withoutIdle(account, name, body));
  balance(account, name);
  return { Fleet: toFleet(account, name, mustHaveFleet(account, name)) };
}

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_UpdateFleet.html, by the type of the fleet. */
const whileRunning = {
  elastic: [
    ...['Name', 'DisplayName', 'IdleDisconnectTimeoutInSeconds', 'DisconnectTimeoutInSeconds', 'MaxConcurrentSessions'],
    ...['SessionScriptS3Location', 'UsbDeviceFilterStrings'],
  ],
  others: [
    ...['Name', 'DisplayName', 'ComputeCapacity', 'ImageArn', 'ImageName', 'IdleDisconnectTimeoutInSeconds', 'DisconnectTimeoutInSeconds'],
  ],
};

function checkChangeable(input: Request, { state, settings }: FleetRecord): void {
  if (state === 'STOPPED') return;
  if (state !== 'RUNNING') throw inUse(`You cannot change the fleet ${input.Name} while it is ${state}.`);
  const allowed = settings.FleetType === 'ELASTIC' ? whileRunning.elastic : whileRunning.others;
  const fixed = Object.entries(input).find(([key, value]) => value !== undefined && !allowed.includes(key));
  if (fixed) throw inUse(`You cannot change ${fixed[0]} of the fleet ${input.Name} while it is RUNNING; stop it first.`);
}

/** Which setting an attribute that can be taken away stands for. */
const settingOf: Readonly<Partial<Record<FleetAttribute, keyof FleetRecord['settings']>>> = {
  DOMAIN_JOIN_INFO: 'DomainJoinInfo',
  IAM_ROLE_ARN: 'IamRoleArn',
  MAX_SESSIONS_PER_INSTANCE: 'MaxSessionsPerInstance',
  SESSION_SCRIPT_S3_LOCATION: 'SessionScriptS3Location',
  USB_DEVICE_FILTER_STRINGS: 'UsbDeviceFilterStrings',
  VOLUME_CONFIGURATION: 'RootVolumeConfig',
  VPC_CONFIGURATION: 'VpcConfig',
};

function without(settings: FleetRecord['settings'], attributes: readonly FleetAttribute[]): FleetRecord['settings'] {
  const gone = new Set<string>(attributes.flatMap((attribute) => settingOf[attribute] ?? []));
  const left = Object.fromEntries(Object.entries(settings).filter(([name]) => !gone.has(name))) as unknown as FleetRecord['settings'];
  if (!attributes.includes('VPC_CONFIGURATION_SECURITY_GROUP_IDS') || !left.VpcConfig) return left;
  return { ...left, VpcConfig: { SubnetIds: left.VpcConfig.SubnetIds } };
}
