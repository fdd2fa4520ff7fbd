// What the list of connections says about one of them.
import { AppError, type ConnectionSettings, type SignInNeeded } from '../../contract/index.ts';
import type { ConnectionsData, RemovedConnection } from './connection-file.ts';

type Connections = readonly ConnectionSettings[];
/** Which account a connection leads to, as far as that is known. */
export type AccountOf = (one: ConnectionSettings) => string | undefined;

/**
 * The connection of an id. One that was removed lives on in another that leads to the same account; without one, it fails with
 * `signed-out`, for a run must not end because the way to its account is gone. An id that never was fails with `not-found`.
 */
export function settingsOf({ connections, removed }: ConnectionsData, id: string, accountOf: AccountOf): ConnectionSettings {
  const found =
    connections.find((one) => one.id === id) ??
    heirOf(
      connections,
      removed.find((one) => one.id === id),
      accountOf,
    );
  if (!found) throw new AppError('not-found', `There is no connection '${id}' any more. Choose another one.`);
  chainOf(connections, found);
  return found;
}

function heirOf(connections: Connections, past: RemovedConnection | undefined, accountOf: AccountOf): ConnectionSettings | undefined {
  if (!past) return undefined;
  const heir = connections.find((one) => isSamePlace(one, past) && past.accountId !== undefined && accountOf(one) === past.accountId);
  if (heir) return heir;
  const detail: SignInNeeded = { connection: past.id, name: past.name, remedy: 'add' };
  const account = past.accountId === undefined ? 'its account' : `the account ${past.accountId}`;
  throw new AppError('signed-out', `The connection '${past.name}' was removed. Add one to ${account} to follow what runs there.`, detail);
}

/** Numbers of accounts are unique behind an endpoint, and not beyond it. */
function isSamePlace(one: ConnectionSettings, { local, endpoint }: RemovedConnection): boolean {
  return (one.source.kind === 'local') === local && one.endpoint === endpoint;
}

/** The account that the settings alone tell: a connection that is saved after its first sign-in has it. */
export function knownAccountOf({ accountId, source }: Pick<ConnectionSettings, 'accountId' | 'source'>): string | undefined {
  if (source.kind === 'local' || source.kind === 'sso') return source.accountId;
  return accountId ?? (source.kind === 'role' ? source.roleArn.split(':')[4] : undefined);
}

/** The connection and those that its roles are assumed from. Who assumes in circles would wait for itself for ever. */
export function chainOf(connections: Connections, start: ConnectionSettings): Connections {
  const chain = [start];
  for (let at: ConnectionSettings | undefined = start; at?.source.kind === 'role'; ) {
    const { from }: { readonly from: string } = at.source;
    if (chain.some(({ id }) => id === from))
      throw new AppError('refused', `The role of '${start.name}' is assumed in a circle. Edit the connection, and choose another one.`);
    at = connections.find(({ id }) => id === from);
    if (at) chain.push(at);
  }
  return chain;
}

/** A connection and all whose roles are, in the end, assumed from it. */
export function affectedBy(connections: Connections, id: string): readonly string[] {
  const others = connections.filter((one) => one.source.kind === 'role' && one.source.from === id);
  return [id, ...others.flatMap((one) => affectedBy(connections, one.id))];
}
