import { existsSync } from 'node:fs';
import { AppError } from '../../contract/index.ts';
import { type Salvage, salvageStore, startError } from '../local-account.ts';

/** Sets a damaged database aside and keeps what can be read of it. Fails with `unavailable` while a process serves the folder. */
export function repairLocalAccount(dataDirectory: string): Salvage {
  if (!existsSync(dataDirectory)) throw new AppError('not-found', `There is no local account in ${dataDirectory}.`);
  try {
    return salvageStore(dataDirectory, new Date());
  } catch (error) {
    throw startError(error, dataDirectory);
  }
}

/** What was kept and what was lost, for people. */
export function repairReport({ setAside, tables, orphans, journalDamage }: Salvage): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const broken = tables.filter(({ whole }) => !whole).map(({ name }) => name);
  const lines = [
    ...(setAside.length === 0
      ? ['There was no database; there is an empty one now.']
      : ['Set aside, as they were:', ...setAside.map((file) => `  ${file}`)]),
    `Kept: ${rows} rows of ${tables.length} tables.`,
    ...(broken.length > 0 ? [`Not all could be read of: ${broken.join(', ')}.`] : []),
    ...(orphans > 0 ? [`${orphans} rows belonged to others that could not be read, and were left out.`] : []),
    ...(journalDamage === undefined ? [] : [`The last transactions may be missing: ${journalDamage}.`]),
    ...(setAside.length > 0 && tables.length === 0 ? ['Nothing of the old database could be read: the account begins empty.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
