// Sessions of users: they begin with a link, and end when their user says so, does not come back, or their time is over.
import { randomUUID } from 'node:crypto';
import type { Owner } from '../../store/owner.ts';
import { type Mover, putSession } from '../move.ts';
import { type FleetRecord, fleets, type UserSessionRecord, userSessions } from '../records.ts';
import { balance, freeInstance, seatsOf } from './capacity.ts';

/** Whom a link lets in where. */
export interface Visitor {
  readonly stack: string;
  readonly fleet: string;
  readonly user: string;
}

/** Sessions that run on a fleet. */
export function activeSessions(owner: Owner, fleet: string): readonly { readonly id: string; readonly body: UserSessionRecord }[] {
  return userSessions.list(owner).filter(({ body }) => body.fleet === fleet && body.state === 'ACTIVE');
}

/** The id of the user's session: the one that runs already, or a new one on a free instance; undefined where there is none. */
export function enterSession(owner: Mover, visitor: Visitor): string | undefined {
  const fleet = fleets.find(owner, visitor.fleet);
  if (fleet?.state !== 'RUNNING') return undefined;
  const known = activeSessions(owner, visitor.fleet).find(({ body }) => body.user === visitor.user && body.stack === visitor.stack);
  if (known) {
    putSession(owner, known.id, { ...known.body, leaves: undefined });
    return known.id;
  }
  const instanceId = freeInstance(owner, visitor.fleet, fleet);
  if (instanceId === undefined) return undefined;
  const id = randomUUID();
  putSession(owner, id, { ...visitor, state: 'ACTIVE', instanceId, imageArn: fleet.imageArn, ...timesOf(owner, fleet) });
  return id;
}

function timesOf(owner: Mover, { settings }: FleetRecord): Pick<UserSessionRecord, 'started' | 'ends'> {
  const started = owner.clock.now().getTime();
  return { started, ends: started + (settings.MaxUserDurationInSeconds ?? 0) * 1000 };
}

/** The user goes away; the session waits as long as the fleet says. */
export function disconnectSession(owner: Mover, id: string): void {
  const session = userSessions.find(owner, id);
  if (session?.state !== 'ACTIVE') return;
  const seconds = fleets.find(owner, session.fleet)?.settings.DisconnectTimeoutInSeconds ?? 0;
  putSession(owner, id, { ...session, leaves: owner.clock.now().getTime() + seconds * 1000 });
}

/** Ends a session for good. Its instance was for one user and goes with it, unless it is of several. */
export function endSession(owner: Mover, id: string): void {
  const session = userSessions.find(owner, id);
  if (session?.state !== 'ACTIVE') return;
  putSession(owner, id, { ...session, state: 'EXPIRED' });
  const fleet = fleets.find(owner, session.fleet);
  if (!fleet) return;
  const left = seatsOf(fleet) > 1 ? fleet.instances : fleet.instances?.filter((one) => one !== session.instanceId);
  fleets.put(owner, session.fleet, { ...fleet, instances: left });
  balance(owner, session.fleet);
}
