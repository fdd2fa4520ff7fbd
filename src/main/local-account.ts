import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, onThisComputer } from '../contract/index.ts';
import {
  type LocalAccount,
  type LocalAccountOptions,
  StoreDamagedError,
  StoreInUseError,
  StoreTooNewError,
  startLocalAccount,
} from '../local-account/index.ts';
import type { Connection } from './aws/connection.ts';
import type { Keychain } from './credentials/keychain.ts';
import { type LocalKey, localKey } from './credentials/local-key.ts';
import { writeAtomically } from './files/write-atomically.ts';
import type { KilnPaths } from './paths.ts';
import { answers, readServing, type Serving, servingFileOf } from './serving.ts';

/** What else main has from that room: this file is the only door to it. */
export {
  type AccountFacts,
  AccountsError,
  addAccount,
  type Collected,
  collectArtifacts,
  keyOf,
  openAccounts,
  type Salvage,
  salvageStore,
} from '../local-account/index.ts';

export interface LocalAccountHost {
  /**
   * The connection to the local account of this data folder. The first call starts it, unless another process serves it already; when
   * that process has gone, the next call takes over.
   */
  connect(): Promise<Connection>;
  /** Serves it in this process. Fails with `unavailable` when another process does, or the port is taken. */
  serve(): Promise<Connection>;
  /** Ends the account if this process serves it. */
  close(): Promise<void>;
}

export interface LocalAccountHostOptions {
  readonly dataDirectory: string;
  readonly cacheDirectory: string;
  /** undefined: the key lies in a file of the data folder. */
  readonly keychain: Keychain | undefined;
  readonly onBug: (error: unknown) => void;
  /** Is told what whoever serves the account should know: where its key lies, if not in the keychain. */
  readonly onNotice?: (notice: string) => void;
  readonly port?: number;
  /** Further addresses (HOST:PORT) that requests may name; for tests with something between. */
  readonly addresses?: readonly string[] | undefined;
  /** How much its images may take, and whether they get disks; what is left out is as the local account has it. */
  readonly images?: Pick<LocalAccountOptions, 'artifactQuota' | 'imageDisks'> | undefined;
  /** For tests: builds without an engine. */
  readonly runBuild?: LocalAccountOptions['runBuild'];
}

type LocalConnection = Connection & { readonly endpoint: string };

const patience = 20_000;

/** Where the local account of these paths lives. */
export const localAccountFolder = (paths: KilnPaths) => join(paths.data, 'local-account');

function toConnection({ endpoint, accountId, region }: Serving, key: LocalKey): LocalConnection {
  return {
    id: 'local',
    name: 'Local account',
    hosting: onThisComputer,
    accountId,
    region,
    endpoint,
    readOnly: false,
    credentials: async () => key,
  };
}

/** What a person is told of a data folder that cannot be opened, and what to do; other errors as they are. */
export function startError(error: unknown, dataDirectory: string): unknown {
  if (error instanceof StoreInUseError)
    return new AppError('unavailable', `Another Kiln serves the local account of ${dataDirectory} already; close it or use --data.`);
  if (error instanceof StoreDamagedError || error instanceof StoreTooNewError) return new AppError('unavailable', error.message);
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return new AppError('unavailable', 'The port is taken; choose another one.');
  return error;
}

/** The only door of main to the local account. */
export function localAccountHost(options: LocalAccountHostOptions): LocalAccountHost {
  const { dataDirectory, cacheDirectory, keychain, onBug, onNotice, port, addresses, images, runBuild } = options;
  const servingFile = servingFileOf(dataDirectory);
  let served: LocalAccount | undefined;
  let connecting: Promise<LocalConnection> | undefined;
  let connection: LocalConnection | undefined;

  const start = async (key: LocalKey): Promise<LocalConnection> => {
    served = await startLocalAccount({
      dataDirectory,
      cacheDirectory,
      key,
      onBug,
      addresses,
      ...images,
      ...(port === undefined ? {} : { port }),
      ...(runBuild === undefined ? {} : { runBuild }),
    });
    const { endpoint, accountId, region } = served;
    const serving: Serving = { endpoint, accountId, region, pid: process.pid };
    await writeAtomically(servingFile, JSON.stringify(serving), 0o600);
    return toConnection(serving, key);
  };

  const prepare = async (): Promise<LocalKey> => {
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    return localKey(dataDirectory, keychain, onNotice);
  };

  /** The store lets one process in. Who finds it taken uses that process's endpoint, once it is known. */
  const find = async (): Promise<LocalConnection> => {
    const key = await prepare();
    for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) {
      try {
        return await start(key);
      } catch (error) {
        if (!(error instanceof StoreInUseError)) throw startError(error, dataDirectory);
      }
      const serving = await readServing(dataDirectory);
      if (serving && (await answers(serving.endpoint))) return toConnection(serving, key);
    }
    throw new AppError('unavailable', 'Another Kiln has the local account open and does not answer. Close it and try again.');
  };

  return {
    async connect() {
      if (connection && (served || (await answers(connection.endpoint)))) return connection;
      connecting ??= find().finally(() => {
        connecting = undefined;
      });
      connection = await connecting;
      return connection;
    },
    async serve() {
      try {
        connection = await start(await prepare());
        return connection;
      } catch (error) {
        throw startError(error, dataDirectory);
      }
    },
    async close() {
      await connecting?.catch(() => {}); // whoever asked for it was told
      if (!served) return;
      await rm(servingFile, { force: true }); // first, so that nobody is sent to an endpoint that is about to close
      await served.close();
      served = undefined;
    },
  };
}
