import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../contract/index.ts';
import { type LocalAccount, type LocalAccountOptions, StoreInUseError, startLocalAccount } from '../local-account/index.ts';
import type { Connection } from './aws/connection.ts';
import type { Keychain } from './credentials/keychain.ts';
import { type LocalKey, localKey } from './credentials/local-key.ts';
import { writeAtomically } from './files/write-atomically.ts';
import type { KilnPaths } from './paths.ts';

export interface LocalAccountHost {
  /** The connection to the local account of this data folder; the first call starts it unless another process serves it already. */
  connect(): Promise<Connection>;
  /** Forgets a connection that no longer answers: the next `connect` finds who serves now, or starts. */
  reconnect(): Promise<Connection>;
  /** Ends the account if this process serves it. */
  close(): Promise<void>;
}

export interface LocalAccountHostOptions {
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** undefined: the key lies in a file of the data folder. */
  readonly keychain: Keychain | undefined;
  readonly onBug: (error: unknown) => void;
  readonly port?: number;
  /** For tests: builds without an engine. */
  readonly runBuild?: LocalAccountOptions['runBuild'];
}

/** What a process that serves a data folder tells the others; holds no secret. */
const servingSchema = z.object({ endpoint: z.string(), accountId: z.string(), region: z.string(), pid: z.number() });
type Serving = z.infer<typeof servingSchema>;

const patience = 20_000;

/** Where the local account of these paths lives. */
export const localAccountFolder = (paths: KilnPaths) => join(paths.data, 'local-account');

async function readServing(path: string): Promise<Serving | undefined> {
  try {
    return servingSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether anything listens there; who it is shows with the first signed request. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false; // refused, or no answer: what the question was
  }
}

function toConnection({ endpoint, accountId, region }: Omit<Serving, 'pid'>, key: LocalKey): Connection {
  return { name: 'Local account', kind: 'local', accountId, region, endpoint, credentials: async () => key };
}

/** The only door of main to the local account. */
export function localAccountHost(options: LocalAccountHostOptions): LocalAccountHost {
  const { dataDirectory, cacheDirectory, keychain, onBug, port, runBuild } = options;
  const servingFile = join(dataDirectory, 'serving.json');
  let served: LocalAccount | undefined;
  let connecting: Promise<Connection> | undefined;

  const start = async (key: LocalKey): Promise<Connection> => {
    served = await startLocalAccount({
      dataDirectory,
      cacheDirectory,
      key,
      onBug,
      ...(port === undefined ? {} : { port }),
      ...(runBuild === undefined ? {} : { runBuild }),
    });
    const { endpoint, accountId, region } = served;
    const serving: Serving = { endpoint, accountId, region, pid: process.pid };
    await writeAtomically(servingFile, JSON.stringify(serving), 0o600);
    return toConnection(serving, key);
  };

  /** The store lets one process in. Who finds it taken uses that process's endpoint, once it is known. */
  const find = async (): Promise<Connection> => {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    const key = await localKey(dataDirectory, keychain);
    for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
      try {
        return await start(key);
      } catch (error) {
        if (!(error instanceof StoreInUseError)) throw error;
      }
      const serving = await readServing(servingFile);
      if (serving && (await answers(serving.endpoint))) return toConnection(serving, key);
    }
    throw new AppError('unavailable', 'Another Kiln has the local account open and does not answer. Close it and try again.');
  };

  return {
    connect() {
      connecting ??= find().catch((error: unknown) => {
        connecting = undefined; // what failed once may be tried again
        throw error;
      });
      return connecting;
    },
    reconnect() {
      if (!served) connecting = undefined;
      return this.connect();
    },
    async close() {
      await connecting?.catch(() => {}); // whoever asked for it was told
      if (!served) return;
      await served.close();
      await rm(servingFile, { force: true });
      served = undefined;
    },
  };
}
