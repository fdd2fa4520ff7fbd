// The accounts behind the endpoint: the first, which is always there, and those that were added, a file each.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The account that is there from the beginning: no real account has this number, and clients need twelve digits. */
export const firstAccountId = '000000000000';

export interface AccountFacts {
  /** Twelve digits. */
  readonly accountId: string;
  readonly name: string;
  /** ISO 8601; undefined for the first account, which nobody made. */
  readonly created: string | undefined;
}

/** The accounts of one data folder. */
export interface Accounts {
  find(accountId: string): AccountFacts | undefined;
  /** In the order of their numbers, which is that of their making. */
  list(): readonly AccountFacts[];
}

/** A name that cannot be given, or a file of an account that cannot be read. */
export class AccountsError extends Error {
  override readonly name = 'AccountsError';
}

const first: AccountFacts = { accountId: firstAccountId, name: 'local', created: undefined };

/** What people type on a command line without quotes. */
const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,49}$/;

/** Enough for any test, and few enough to be looked through at every start. */
const maxAccounts = 100;

/**
 * The accounts below a data folder. An account that another process adds is seen when it is first asked for; none is ever taken away, so
 * what was read once stays true. Throws AccountsError for a file that cannot be read.
 */
export function openAccounts(dataDirectory: string): Accounts {
  const folder = join(dataDirectory, 'accounts');
  const known = new Map([[first.accountId, first]]);
  const refresh = () => {
    for (const accountId of numbersIn(folder)) if (!known.has(accountId)) known.set(accountId, read(folder, accountId));
  };
  return {
    find(accountId) {
      if (!known.has(accountId)) refresh();
      return known.get(accountId);
    },
    list() {
      refresh();
      return [...known.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
    },
  };
}

/**
 * Adds an account to a data folder, whether a process serves it or not, and answers it. Its file appears whole or not at all, and two
 * processes never give one number twice. Throws AccountsError for a name that is taken or cannot be one.
 */
export function addAccount(dataDirectory: string, name: string, now: Date): AccountFacts {
  if (!nameForm.test(name)) throw new AccountsError(`'${name}' is no name for an account: letters, digits, '.', '_' and '-', 50 at most.`);
  const folder = join(dataDirectory, 'accounts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const created = now.toISOString();
  const draft = join(folder, `.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify({ name, created }), { flag: 'wx', mode: 0o600, flush: true });
  try {
    for (;;) {
      const existing = openAccounts(dataDirectory).list();
      const namesake = existing.find((account) => account.name === name);
      if (namesake) throw new AccountsError(`There is an account '${name}' already: ${namesake.accountId}.`);
      if (existing.length >= maxAccounts) throw new AccountsError(`There are ${maxAccounts} accounts already, and no more can be.`);
      const accountId = String(Number(existing.at(-1)?.accountId) + 1).padStart(12, '0');
      if (linked(draft, join(folder, `${accountId}.json`))) return { accountId, name, created };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** False when the file is there already: another process was faster. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function numbersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((file) => /^(\d{12})\.json$/.exec(file)?.[1] ?? []);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function read(folder: string, accountId: string): AccountFacts {
  const path = join(folder, `${accountId}.json`);
  const { name, created } = fieldsOf(readFileSync(path, 'utf8'));
  if (typeof name === 'string' && typeof created === 'string') return { accountId, name, created };
  throw new AccountsError(`The file ${path} is damaged: it should hold the name and the date of an account.`);
}

/** Two fields: a library that checks schemas would take longer to load than all else of a start. */
function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {}; // what is no JSON has no fields, and the error names the file
  }
}
