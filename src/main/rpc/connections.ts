import type { Contract, Handlers } from '../../contract/index.ts';
import type { Credentials } from '../aws/connection.ts';
import { profileNames } from '../connections/aws-config.ts';
import type { Connections } from '../connections/connections.ts';

/** A session token only where there is one. */
function defined({
  sessionToken,
  ...keys
}: {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}): Credentials {
  return sessionToken === undefined || sessionToken === '' ? keys : { ...keys, sessionToken };
}

export function connectionHandlers(connections: Connections): Handlers<Contract>['connections'] {
  return {
    watch: (_input, signal) => connections.watch(signal),
    save: ({ connection, secret, keep }) => connections.save(connection, secret && defined(secret), keep),
    remove: ({ id }) => connections.remove(id),
    use: (target) => connections.use(target),
    identify: ({ id }) => connections.identify(id),
    ssoAccounts: (session) => connections.ssoAccounts(session),
    ssoRoles: ({ accountId, ...session }) => connections.ssoRoles(session, accountId),
    keychain: () => connections.keychain(),
    profiles: () => profileNames(),
    answer: async ({ id, text }) => connections.answer(id, text),
  };
}
