import type { Account } from '../../account.ts';
import { pageOf } from '../../paging.ts';
import type { DescribeSessionsRequest } from '../../protocol/appstream-shapes.ts';
import { badCombination } from '../faults.ts';
import { askedPage } from '../page.ts';
import { type UserSessionRecord, userSessions } from '../records.ts';
import { endSession } from './sessions.ts';

const defaultPage = 20;
const largestPage = 50;

type Request = DescribeSessionsRequest & { readonly StackName: string; readonly FleetName: string };

/** Sessions on a fleet. The model has no code for a stack or a fleet that is not there: nobody streams from those. */
export function describeSessions(account: Account, input: Request): object {
  const { StackName, FleetName, UserId, AuthenticationType, InstanceId, Limit = defaultPage, NextToken } = input;
  if (UserId !== undefined && AuthenticationType === undefined) throw badCombination('Specify the AuthenticationType of the UserId.');
  if (Limit < 0 || Limit > largestPage) throw badCombination(`Limit is at most ${largestPage}.`);
  const found = userSessions
    .list(account)
    .filter(({ body }) => body.stack === StackName && body.fleet === FleetName)
    .filter(({ body }) => UserId === undefined || body.user === UserId)
    // Whoever is here came by a link.
    .filter(() => AuthenticationType === undefined || AuthenticationType === 'API')
    .filter(({ body }) => InstanceId === undefined || body.instanceId === InstanceId);
  const page = pageOf(found, ({ id }) => id, askedPage({ MaxResults: Limit, NextToken }, defaultPage));
  return { Sessions: page.items.map(({ id, body }) => toSession(id, body)), NextToken: page.token };
}

function toSession(id: string, { stack, fleet, user, state, started, ends, leaves, instanceId }: UserSessionRecord): object {
  return {
    ...{ Id: id, UserId: user, StackName: stack, FleetName: fleet, State: state, AuthenticationType: 'API', InstanceId: instanceId },
    ConnectionState: state === 'ACTIVE' && leaves === undefined ? 'CONNECTED' : 'NOT_CONNECTED',
    ...{ StartTime: new Date(started), MaxExpirationTime: new Date(ends) },
  };
}

/** Ends a session at once. The model has no code for one that is not there, and it is over as was asked. */
export function expireSession(account: Account, { SessionId: id }: { readonly SessionId: string }): object {
  endSession(account, id);
  return {};
}
