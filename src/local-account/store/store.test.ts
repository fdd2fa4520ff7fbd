import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from './migrations.ts';
import { openStore, StoreInUseError, StoreTooNewError } from './store.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-store-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('the store', () => {
  it('keeps what a transaction wrote, and nothing of one that failed', () => {
    const store = openStore(directory);
    const insert = () =>
      store.statement("INSERT INTO build_number VALUES ('000000000000', 'us-east-1', 'component', 'a', '1.0.0', 1)").run();
    expect(() =>
      store.transaction(() => {
        insert();
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    store.transaction(insert);
    store.close();
    const again = openStore(directory);
    expect(again.statement('SELECT count(*) AS count FROM build_number').get()).toMatchObject({ count: 1 });
    again.close();
  });

  it('belongs to one process at a time', () => {
    const store = openStore(directory);
    const script = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
      try { openStore(${JSON.stringify(directory)}); } catch (error) { console.log(error.name + ': ' + error.message); }`;
    const other = () => spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout;
    expect(other()).toMatch(/^StoreInUseError: Another process/);
    expect(() => openStore(directory)).toThrow(StoreInUseError);
    store.close();
    expect(other()).toBe('');
  });

  it('is not opened by a Kiln that is older than its tables', () => {
    openStore(directory).close();
    const database = new DatabaseSync(join(directory, 'account.sqlite'));
    database.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    database.close();
    expect(() => openStore(directory)).toThrow(StoreTooNewError);
  });
});
