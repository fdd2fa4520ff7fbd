import { join } from 'node:path';
import type { Account } from './account.ts';
import { openQueue } from './builds/queue.ts';
import { recoverBuilds } from './builds/recovery.ts';
import { systemClock } from './clock.ts';
import type { RunBuild } from './engine/build-job.ts';
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
  const {
    dataDirectory,
    key,
    port = 0,
    region = 'us-east-1',
    clock = systemClock,
    concurrentBuilds = 1,
    runBuild = noEngine,
    onBug = console.error,
  } = options;
  const store = openStore(dataDirectory);
  await recoverBuilds({ store, clock });
  const queue = openQueue({ store, clock, runBuild, concurrentBuilds, onBug });
  const account: Account = {
    accountId,
    region,
    clock,
    store,
    builds: queue,
    imagesDirectory: join(dataDirectory, 'images'),
  };
  const listening = await listen(port, (request) => dispatch({ account, key, services }, request, onBug)).catch((error: unknown) => {
    store.close();
    throw error;
  });
  queue.wake();
  return {
    endpoint: `http://127.0.0.1:${listening.port}`,
    accountId,
    region,
    async close() {
      await listening.close();
      await queue.close();
      store.close();
    },
  };
}

const noEngine: RunBuild = async () => ({ status: 'FAILED', reason: 'There is no engine.' });
