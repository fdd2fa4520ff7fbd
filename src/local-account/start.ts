import { join } from 'node:path';
import type { Account } from './account.ts';
import { systemClock } from './clock.ts';
import type { LocalAccount, LocalAccountOptions } from './options.ts';
import { dispatch } from './server/dispatch.ts';
import { listen } from './server/http-server.ts';
import { services } from './services.ts';
import { openStore } from './store/store.ts';

/** Every local account has this number: no real account can, and clients need twelve digits. */
const accountId = '000000000000';

/**
 * Opens the account of a data directory and listens on loopback. Throws StoreInUseError when another process has it open, and Node's
 * error when the port is taken.
 */
export async function startLocalAccount(options: LocalAccountOptions): Promise<LocalAccount> {
  const { dataDirectory, key, port = 0, region = 'us-east-1', clock = systemClock, onBug = console.error } = options;
  const store = openStore(dataDirectory);
  const account: Account = {
    accountId,
    region,
    clock,
    store,
    builds: { wake() {}, cancel: () => false },
    imagesDirectory: join(dataDirectory, 'images'),
  };
  const listening = await listen(port, (request) => dispatch({ account, key, services }, request, onBug)).catch((error: unknown) => {
    store.close();
    throw error;
  });
  return {
    endpoint: `http://127.0.0.1:${listening.port}`,
    accountId,
    region,
    async close() {
      await listening.close();
      store.close();
    },
  };
}
