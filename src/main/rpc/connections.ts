import type { Contract, Handlers } from '../../contract/index.ts';
import type { Credentials } from '../aws/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { profileNames } from '../connections/profiles.ts';

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
    profiles: () => profileNames(),
    answer: async ({ id, text }) => connections.answer(id, text),
  };
}
