import { AppError, type FleetSession, fleetAction } from '../../../contract/index.ts';
import type { AppStream, AppStreamSession } from '../../aws/clients.ts';
import { everyPage } from '../../aws/every-page.ts';
import { getFleet } from './read-fleets.ts';
import { stacksOf } from './stacks.ts';

/** Who streams from a fleet. AWS tells it for one stack at a time. */
export async function readSessions(api: AppStream, fleet: string): Promise<readonly FleetSession[]> {
  const found: FleetSession[] = [];
  for (const stack of await stacksOf(api, fleet)) {
    const sessions = await everyPage(async (token) => {
      const { NextToken: nextToken, Sessions } = await api.describeSessions({ FleetName: fleet, StackName: stack, NextToken: token });
      return { nextToken, Sessions };
    }, 'Sessions');
    found.push(...sessions.map(toSession));
  }
  return found;
}

/** Ends a session at once; one that is over already is no error. */
export async function endSession(api: AppStream, fleet: string, id: string): Promise<void> {
  const verdict = fleetAction(await getFleet(api, fleet), 'endSession');
  if (verdict !== true) throw new AppError('refused', `${fleet}: ${verdict.reason} ${verdict.wayOut}`);
  await api.expireSession({ SessionId: id });
}

function toSession({ Id: id = '', UserId: user = '', StackName: stack = '', ...session }: AppStreamSession): FleetSession {
  return {
    ...{ id, user, stack },
    state: session.State ?? '',
    connected: session.ConnectionState === 'CONNECTED',
    started: session.StartTime?.toISOString() ?? '',
  };
}
