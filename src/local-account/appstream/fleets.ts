import type { Account } from '../account.ts';
import { pageOf } from '../paging.ts';
import type { CreateFleetRequest } from '../protocol/appstream-shapes.ts';
import { arnOf, parseArn } from './arn.ts';
import { setDue } from './due.ts';
import { exists, inUse, notFound, notPermitted } from './faults.ts';
import { checkImageOf, checkSettings, desiredOf, fleetImage } from './fleet-settings.ts';
import { checkDirectory } from './machine.ts';
import { putFleet } from './move.ts';
import { askedPage } from './page.ts';
import { checkQuota } from './quotas.ts';
import { type FleetRecord, fleets, stacks } from './records.ts';
import { balance, capacityStatus } from './sessions/capacity.ts';
import { activeSessions, endSession } from './sessions/sessions.ts';
import { fleetAllowedIn } from './states.ts';
import { dropTags, giveTags } from './tags.ts';

type CreateRequest = CreateFleetRequest & { readonly Name: string; readonly InstanceType: string };

/** The times that AWS gives a fleet that says none, in seconds. */
const defaultTimes = { MaxUserDurationInSeconds: 57_600, DisconnectTimeoutInSeconds: 900, IdleDisconnectTimeoutInSeconds: 0 };

/** Makes a fleet, which is stopped at first. */
export function createFleet(account: Account, input: CreateRequest): object {
  const { Name: name, ImageName, ImageArn, ComputeCapacity, Tags, ...settings } = input;
  if (fleets.find(account, name)) throw exists('fleet', name);
  checkQuota(account, 'fleets');
  checkSettings(settings);
  checkDirectory(account, settings.DomainJoinInfo);
  const isElastic = settings.FleetType === 'ELASTIC';
  const imageArn = isElastic ? undefined : fleetImage(account, { ImageName, ImageArn }, settings);
  const body: FleetRecord = {
    ...{ state: 'STOPPED', created: account.clock.now().toISOString(), imageArn },
    settings: { ...defaultTimes, ...settings },
    desired: desiredOf(ComputeCapacity, settings),
  };
  giveTags(account, arnOf(account, 'fleet', name), Tags);
  putFleet(account, name, body);
  return { Fleet: toFleet(account, name, body) };
}

interface OfName {
  readonly Name: string;
}

/** Starts a fleet that is stopped. */
export function startFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (!fleetAllowedIn.start.includes(fleet.state)) throw notPermitted(`You cannot start the fleet ${name} while it is ${fleet.state}.`);
  checkImageOf(account, name, fleet);
  putFleet(account, name, { ...fleet, state: 'STARTING', errors: [] });
  return {};
}

/** Stops a fleet, with the sessions on it; to stop one that is stopped or about to be is no error. */
export function stopFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (!fleetAllowedIn.stop.includes(fleet.state)) return {};
  putFleet(account, name, { ...fleet, state: 'STOPPING' });
  for (const { id } of activeSessions(account, name)) endSession(account, id);
  balance(account, name);
  return {};
}

/** Deletes a fleet that is stopped and in no stack. */
export function deleteFleet(account: Account, { Name: name }: OfName): object {
  const fleet = mustHaveFleet(account, name);
  if (!fleetAllowedIn.delete.includes(fleet.state)) throw inUse(`The fleet ${name} is ${fleet.state}. Stop it first.`);
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
export function describeFleets(account: Account, input: DescribeRequest): object {
  const { Names: names } = input;
  for (const name of names ?? []) mustHaveFleet(account, name);
  const found = fleets.list(account).filter(({ id }) => !names?.length || names.includes(id));
  const page = pageOf(found, ({ id }) => id, askedPage(input, pageSize));
  return { Fleets: page.items.map(({ id, body }) => toFleet(account, id, body)), NextToken: page.token };
}

/** A fleet of the account; throws where there is none. */
export function mustHaveFleet(account: Account, name: string): FleetRecord {
  const found = fleets.find(account, name);
  if (!found) throw notFound('fleet', name);
  return found;
}

/** As the API shows it. */
export function toFleet(account: Account, name: string, body: FleetRecord): object {
  const { state, created, imageArn, settings, errors = [] } = body;
  return {
    ...settings,
    ...{ Name: name, Arn: arnOf(account, 'fleet', name), State: state, CreatedTime: new Date(created), ImageArn: imageArn },
    ...{
      ImageName: imageArn === undefined ? undefined : parseArn(imageArn)?.name,
      FleetErrors: errors.map(({ code, message }) => ({ ErrorCode: code, ErrorMessage: message })),
    },
    ComputeCapacityStatus: capacityStatus(account, name, body),
  };
}
