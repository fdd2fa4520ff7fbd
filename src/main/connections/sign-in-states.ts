// Who is signed in, through which connection, until when: what windows show, and what is asked of AWS once.
import { AppError, type ConnectionSession, type ConnectionSettings, type Identity, inAws } from '../../contract/index.ts';
import { createAws } from '../aws/clients.ts';
import type { Connection } from '../aws/connection.ts';
import { knownAccountOf } from './connection-list.ts';

export interface SignInStates {
  all(): Readonly<Record<string, ConnectionSession>>;
  told(id: string, state: ConnectionSession['state'], until: Date | undefined): void;
  /** Whose credentials a connection has, asked once. Fails with `refused` when it is another account than the settings say. */
  identify(settings: ConnectionSettings, place: IdentityPlace): Promise<Identity>;
  forget(id: string): void;
}

export type IdentityPlace = Pick<Connection, 'region' | 'endpoint' | 'credentials' | 'agents' | 'reject'>;

export function createSignInStates(changed: () => void): SignInStates {
  const sessions = new Map<string, ConnectionSession>();
  const set = (id: string, session: ConnectionSession) => {
    if (JSON.stringify(sessions.get(id)) === JSON.stringify(session)) return;
    sessions.set(id, session);
    changed();
  };
  return {
    all: () => Object.fromEntries(sessions),
    told(id, state, until) {
      const identity = sessions.get(id)?.identity;
      set(id, { state, ...(until === undefined ? {} : { until: until.toISOString() }), ...(identity === undefined ? {} : { identity }) });
    },
    async identify(settings, place) {
      const known = sessions.get(settings.id)?.identity;
      if (known) return known;
      const identity = await askAws(place);
      checkAccount(settings, identity);
      set(settings.id, { state: 'signed-in', ...sessions.get(settings.id), identity });
      return identity;
    },
    forget(id) {
      if (sessions.delete(id)) changed();
    },
  };
}

async function askAws(place: IdentityPlace): Promise<Identity> {
  const aws = createAws({ ...place, id: '', name: '', hosting: inAws, accountId: '', readOnly: true });
  try {
    const { Account: accountId = '', Arn: arn = '' } = await (await aws.sts()).getCallerIdentity({});
    return { accountId, arn };
  } finally {
    aws.close();
  }
}

function checkAccount(settings: ConnectionSettings, { accountId, arn }: Identity): void {
  const expected = settings.accountId ?? knownAccountOf(settings);
  if (expected === undefined || expected === accountId) return;
  throw new AppError(
    'refused',
    `The connection '${settings.name}' is for the account ${expected}, and its credentials belong to ${accountId} (${arn}). Nothing was done there. Correct the credentials or the account.`,
  );
}
