import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreDamagedError } from './damage.ts';
import { salvageStore } from './salvage.ts';
import { openStore, StoreInUseError } from './store.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiln-damage-'));
  path = join(directory, 'account.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Few enough that all of them are in the journal until it is closed. */
const rowCount = 150;
const body = (number: number) => `${number} `.repeat(200);

/** Writes rows, each in a transaction of its own, in a process that ends as a crash ends it: what it wrote is in the journal. */
function crashAfterWriting(kind = "'k'"): void {
  const script = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, 'store.ts'))};
    const store = openStore(${JSON.stringify(directory)});
    const insert = store.statement("INSERT INTO record (kind, account, region, id, body) VALUES (${kind}, '1', '', ?, ?)");
    for (let number = 0; number < ${rowCount}; number++) store.transaction(() => insert.run(String(number), (number + ' ').repeat(200)));
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script]);
}

function writeAndClose(): void {
  crashAfterWriting();
  openStore(directory).close();
  expect(existsSync(`${path}-wal`)).toBe(false);
}

function numbers(): readonly number[] {
  const store = openStore(directory);
  const rows = store.statement("SELECT id, body FROM record WHERE kind = 'k' ORDER BY sequence").all();
  store.close();
  for (const row of rows) expect(row.body).toBe(body(Number(row.id)));
  return rows.map(({ id }) => Number(id));
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const content = readFileSync(file);
  bytes.copy(content, at);
  writeFileSync(file, content);
}

/** Where the page begins that holds a row. */
function pageOf(number: number): number {
  return Math.floor(readFileSync(path).indexOf(body(number)) / 4096) * 4096;
}

const noise = (size: number) => Buffer.from(Array.from({ length: size }, (_item, index) => (index * 151 + 7) % 256));
const all = Array.from({ length: rowCount }, (_item, index) => index);

describe('a crash', () => {
  it('takes nothing along that was written', () => {
    crashAfterWriting();
    expect(numbers()).toEqual(all);
  });

  it('may end the journal in the middle of a transaction, which then never was', () => {
    crashAfterWriting();
    truncateSync(`${path}-wal`, readFileSync(`${path}-wal`).length - 100);
    expect(numbers()).toEqual(all.slice(0, -1));
  });

  it('may leave a database without a name, which was nobody’s yet', () => {
    writeFileSync(`${path}.new`, noise(100));
    expect(numbers()).toEqual([]);
  });
});

const damages: readonly { readonly title: string; readonly closed: boolean; harm(): void; readonly kept: 'all' | 'some' | 'none' }[] = [
  { title: 'an empty database', closed: true, harm: () => truncateSync(path, 0), kept: 'none' },
  { title: 'a database cut off', closed: true, harm: () => truncateSync(path, pageOf(75)), kept: 'some' },
  { title: 'a wrong beginning', closed: true, harm: () => overwrite(path, 0, Buffer.from('not a database!!')), kept: 'all' },
  { title: 'text in place of a database', closed: true, harm: () => writeFileSync(path, 'hello '.repeat(2000)), kept: 'none' },
  { title: 'a journal without its database', closed: false, harm: () => rmSync(path), kept: 'none' },
  { title: 'a journal with a wrong beginning', closed: false, harm: () => overwrite(`${path}-wal`, 0, noise(32)), kept: 'none' },
  { title: 'a journal with a wrong page in it', closed: false, harm: () => overwrite(`${path}-wal`, 200_000, noise(64)), kept: 'some' },
  {
    title: 'a journal with a wrong frame in it',
    closed: false,
    harm: () => overwrite(`${path}-wal`, 32 + 30 * 4120, noise(24)),
    kept: 'some',
  },
];

describe('damage', () => {
  it.each(damages)('of the kind "$title" is reported with the path, kept as it is, and repaired on request', ({ closed, harm, kept }) => {
    if (closed) writeAndClose();
    else crashAfterWriting();
    harm();
    const before = fingerprint();
    expect(() => openStore(directory)).toThrow(expect.objectContaining({ name: 'StoreDamagedError', path }));
    expect(fingerprint()).toEqual(before);
    const { setAside, tables, orphans } = salvageStore(directory, new Date('2026-03-04T05:06:07Z'));
    expect(setAside.length).toBeGreaterThan(0);
    for (const file of setAside) expect(file).toContain('.damaged-2026-03-04T05-06-07');
    expect(Object.values(fingerprint())).toEqual(expect.arrayContaining(Object.values(before)));
    const found = numbers();
    if (kept === 'all') expect(found).toEqual(all);
    if (kept === 'none') expect(found).toEqual([]);
    if (kept === 'some') expect([found.length > 0, found.length < rowCount]).toEqual([true, true]);
    expect(tables.find(({ name }) => name === 'record')?.rows ?? 0).toBe(found.length);
    expect(orphans).toBe(0);
  });

  it('in the middle of the pages is found after a crash, and repair keeps what lies on both sides of it', () => {
    writeAndClose();
    crashAfterWriting("'other'");
    overwrite(path, pageOf(75), noise(4096));
    expect(() => openStore(directory)).toThrow(StoreDamagedError);
    salvageStore(directory, new Date());
    const found = numbers();
    expect([found[0], found.at(-1)]).toEqual([0, rowCount - 1]);
    expect(found.length).toBeLessThan(rowCount);
  });

  it('that is met while the account runs names the database', () => {
    writeAndClose();
    overwrite(path, pageOf(75), noise(4096));
    const store = openStore(directory);
    expect(() => store.transaction(() => store.statement('SELECT sum(length(body)) FROM record').get())).toThrow(StoreDamagedError);
    store.close();
  });

  it('is not what another program’s database is called, nor is it taken for ours', () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE theirs (a)');
    database.close();
    expect(() => openStore(directory)).toThrow(/none of a local account/);
    const read = new DatabaseSync(path);
    expect(read.prepare('SELECT count(*) AS count FROM theirs').get()).toEqual({ count: 0 });
    read.close();
  });

  it('is not repaired behind the back of a process that runs', () => {
    const store = openStore(directory);
    expect(() => salvageStore(directory, new Date())).toThrow(StoreInUseError);
    store.close();
  });

  it('is nothing that a sound store has: repair keeps all of it', () => {
    writeAndClose();
    expect(salvageStore(directory, new Date())).toMatchObject({ orphans: 0, journalDamage: undefined });
    expect(numbers()).toEqual(all);
  });
});

/** What lies in the folder, by content. */
function fingerprint(): Readonly<Record<string, string>> {
  const files = readdirSync(directory).filter((name) => name.startsWith('account.sqlite'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(directory, name)).toString('base64')]));
}

describe('a full disk', () => {
  it('fails the transaction and no other, and the store works on when there is room again', () => {
    const store = openStore(directory);
    const insert = store.statement("INSERT INTO record (kind, account, region, id, body) VALUES ('k', '1', '', ?, ?)");
    store.durably(() => insert.run('0', body(0)));
    const { page_count: pages } = store.statement('PRAGMA page_count').get() ?? {};
    store.statement(`PRAGMA max_page_count = ${pages}`).get();
    expect(() => store.durably(() => insert.run('1', 'x'.repeat(100_000)))).toThrow(expect.objectContaining({ errcode: 13 }));
    store.statement('PRAGMA max_page_count = 1000000').get();
    store.durably(() => insert.run('1', body(1)));
    store.close();
    expect(numbers()).toEqual([0, 1]);
  });
});
