import type { PriceClass } from '../documents/index.ts';
import type { FleetRow } from './appstream-fleets.ts';

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * What starting a fleet, or giving it more instances, will cost, in words; AWS has the prices.
 * https://docs.aws.amazon.com/appstream2/latest/developerguide/fleet-type.html
 */
export function fleetCosts(
  { type, instanceType, desired }: Pick<FleetRow, 'type' | 'instanceType' | 'desired'>,
  price: PriceClass | undefined,
): string {
  const priced = price === undefined ? '' : ` (price class: ${price})`;
  const fleet = `${counted(desired, 'instance')} of ${instanceType}${priced}`;
  if (type === 'ELASTIC') return 'An elastic fleet is billed while users stream.';
  if (desired === 0) return 'Its desired capacity is 0: nothing is billed before that is raised.';
  if (type === 'ALWAYS_ON') return `${fleet} are billed from now on until the fleet is stopped, whether anybody uses them or not.`;
  return `${fleet} are billed while users stream, and at a small fee while they wait, until the fleet is stopped.`;
}

/** What stopping a fleet ends. */
export function stopConsequences({ inUse }: Pick<FleetRow, 'inUse'>): string {
  return inUse === 0
    ? 'Nobody streams from it.'
    : `${counted(inUse, 'session')} ${inUse === 1 ? 'ends' : 'end'} at once; what was not saved is lost.`;
}

/** What another desired capacity brings about. */
export function capacityConsequences(fleet: Pick<FleetRow, 'desired' | 'inUse' | 'state'>, desired: number): string {
  if (desired === fleet.desired) return 'That is its desired capacity already.';
  if (fleet.state !== 'RUNNING') return 'It takes effect when the fleet is started.';
  if (desired > fleet.desired) return `${counted(desired - fleet.desired, 'instance')} more will be made, and billed.`;
  const going = `${counted(fleet.desired - desired, 'instance')} will go`;
  return fleet.inUse > desired ? `${going}. Sessions that run go on until their users leave.` : `${going}.`;
}

/** What another image brings about. */
export function imageChangeConsequences({ state, inUse }: Pick<FleetRow, 'state' | 'inUse'>): string {
  if (state !== 'RUNNING') return 'Instances are made of it when the fleet is started.';
  return inUse === 0
    ? 'New instances are made of it.'
    : 'New instances are made of it. Sessions that run go on with the old image until their users leave.';
}
