import { setTimeout as sleep } from 'node:timers/promises';
import type { Keychain } from '../credentials/keychain.ts';
import type { JsonFile } from '../files/json-file.ts';
import { keyOf, type LocalAccountHost } from '../local-account.ts';
import type { Network } from '../network/network.ts';
import type { ConnectionsData } from './connection-file.ts';
import { type Connections, createConnections } from './connections.ts';
import { openSecrets } from './secrets.ts';
import { openSsoSignIns } from './sso/sign-ins.ts';

export interface OpenConnectionsOptions {
  readonly file: JsonFile<ConnectionsData>;
  /** undefined where none may be used. */
  readonly keychain: Keychain | undefined;
  readonly localAccount: Pick<LocalAccountHost, 'connect'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly network: Network;
  /** Is told of each connection whose clients must not be used any more. */
  dropped?(id: string): void;
  /** Opens the page of a sign-in in the user's browser; without, its address is only shown. */
  openPage?(url: string): Promise<void>;
}

/** The connections with all that they need of this computer: keychain, network, clock. */
export function openConnections(options: OpenConnectionsOptions): Connections {
  const { file, keychain, localAccount, env, network, dropped = () => {}, openPage = async () => {} } = options;
  const secrets = openSecrets(keychain);
  const now = Date.now;
  const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
  return createConnections({
    ...{ file, secrets, network, now, localKey: keyOf, connectLocal: localAccount.connect },
    sso: openSsoSignIns({ secrets, network, env, now, sleep: pause }),
    ...{ dropped, openPage },
  });
}
