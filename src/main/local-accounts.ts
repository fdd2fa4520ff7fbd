// The accounts of a data folder: the first, and those that were added to it.
import { mkdir } from 'node:fs/promises';
import { AppError } from '../contract/index.ts';
import type { Keychain } from './credentials/keychain.ts';
import { type LocalKey, localKey } from './credentials/local-key.ts';
import { type AccountFacts, AccountsError, addAccount, keyOf, openAccounts } from './local-account.ts';
import { answers, readServing } from './serving.ts';

/** One of the accounts of a data folder, and how it is reached. */
export interface LocalAccountEntry extends AccountFacts {
  readonly key: LocalKey;
  readonly region: string;
  /** undefined while nobody serves the data folder. */
  readonly endpoint: string | undefined;
}

export interface DataFolder {
  readonly dataDirectory: string;
  /** undefined: the key lies in a file of the folder. */
  readonly keychain: Keychain | undefined;
}

/** Adds an account to a data folder, whether it is served at the moment or not. Fails with `refused` for a name that cannot be given. */
export function addLocalAccount(folder: DataFolder, name: string): Promise<LocalAccountEntry> {
  return withFolder(folder, () => toEntry(folder, addAccount(folder.dataDirectory, name, new Date())));
}

/** The accounts of a data folder, the first one included. */
export function localAccounts(folder: DataFolder): Promise<readonly LocalAccountEntry[]> {
  return withFolder(folder, () =>
    Promise.all(
      openAccounts(folder.dataDirectory)
        .list()
        .map((account) => toEntry(folder, account)),
    ),
  );
}

async function withFolder<Result>({ dataDirectory }: DataFolder, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    return await work();
  } catch (error) {
    if (error instanceof AccountsError) throw new AppError('refused', error.message);
    throw error;
  }
}

async function toEntry({ dataDirectory, keychain }: DataFolder, account: AccountFacts): Promise<LocalAccountEntry> {
  const serving = await readServing(dataDirectory);
  const endpoint = serving && (await answers(serving.endpoint)) ? serving.endpoint : undefined;
  const key = keyOf(await localKey(dataDirectory, keychain), account.accountId);
  return { ...account, key, region: serving?.region ?? defaultRegion, endpoint };
}

/** That of a process which serves a data folder without being told another. */
const defaultRegion = 'us-east-1';
