// The instances of a fleet. One that has a session stays until that ends, whatever becomes of the fleet's desired capacity; idle ones go as
// soon as they are too many, and new ones take their time.
import { newId } from '../../ec2/resource-id.ts';
import type { Owner } from '../../store/owner.ts';
import { hasDue, setDue } from '../due.ts';
import type { Mover } from '../move.ts';
import { type FleetRecord, fleets, userSessions } from '../records.ts';
import { instanceSeconds } from '../states.ts';

/** How many sessions run on each instance that has one. */
export function sessionsByInstance(owner: Owner, fleet: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { body } of userSessions.list(owner)) {
    if (body.fleet === fleet && body.state === 'ACTIVE') counts.set(body.instanceId, (counts.get(body.instanceId) ?? 0) + 1);
  }
  return counts;
}

/** How many sessions an instance may have. */
export const seatsOf = ({ settings }: FleetRecord): number => settings.MaxSessionsPerInstance ?? 1;

/** An instance that takes one more session; undefined where none does. */
export function freeInstance(owner: Owner, name: string, fleet: FleetRecord): string | undefined {
  const busy = sessionsByInstance(owner, name);
  return (fleet.instances ?? []).find((id) => (busy.get(id) ?? 0) < seatsOf(fleet));
}

/** Takes from a fleet the instances that it does not need any more, and begins those that it lacks. */
export function balance(owner: Mover, name: string): void {
  const found = fleets.find(owner, name);
  if (!found) return;
  const instances = neededOf(owner, name, found);
  fleets.put(owner, name, { ...found, instances });
  const thing = { kind: 'capacity', name } as const;
  if (instances.length >= wantedOf(found)) setDue(owner, thing, undefined);
  else if (!hasDue(owner, thing)) setDue(owner, thing, owner.clock.now().getTime() + instanceSeconds * 1000);
}

/** What is left of a fleet's instances when its image is another: idle ones are made anew, those with sessions stay as they are. */
export function withoutIdle(owner: Owner, name: string, fleet: FleetRecord): FleetRecord {
  const busy = sessionsByInstance(owner, name);
  return { ...fleet, instances: fleet.instances?.filter((id) => busy.has(id)) };
}

/** Gives a fleet the instances that it lacks: their time has come. */
export function fill(owner: Mover, name: string): void {
  const found = fleets.find(owner, name);
  if (!found) return;
  const needed = neededOf(owner, name, found);
  const missing = Math.max(0, wantedOf(found) - needed.length);
  fleets.put(owner, name, { ...found, instances: [...needed, ...Array.from({ length: missing }, () => newId('i'))] });
}

const wantedOf = ({ state, desired }: FleetRecord): number => (state === 'RUNNING' ? desired : 0);

/** Those with sessions, and of the idle ones as many as are wanted besides. */
function neededOf(owner: Owner, name: string, fleet: FleetRecord): readonly string[] {
  const busy = sessionsByInstance(owner, name);
  const all = fleet.instances ?? [];
  const used = all.filter((id) => busy.has(id));
  const idle = all.filter((id) => !busy.has(id));
  return [...used, ...idle.slice(0, Math.max(0, wantedOf(fleet) - used.length))];
}

/** As the API shows it. */
export function capacityStatus(owner: Owner, name: string, fleet: FleetRecord): object {
  const busy = sessionsByInstance(owner, name);
  const running = fleet.instances?.length ?? 0;
  const status = { Desired: fleet.desired, Running: running, InUse: busy.size, Available: running - busy.size };
  if (fleet.settings.MaxSessionsPerInstance === undefined) return status;
  const seats = seatsOf(fleet);
  const active = [...busy.values()].reduce((sum, count) => sum + count, 0);
  return {
    ...{ ...status, DesiredUserSessions: fleet.desired * seats, ActualUserSessions: running * seats },
    ...{ ActiveUserSessions: active, AvailableUserSessions: running * seats - active },
  };
}
