// Ends this process as a power switch does, right before a certain write: to the store, or to the disk beside it.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** Calls of node:fs and node:fs/promises that change what is on the disk. */
const writing = ['copyFile', 'link', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'writeFile'];

export interface WriteCount {
  /** How many writes there were so far. */
  count(): number;
}

/** Counts the writes of this process from now on, and dies before number `fatal` (1, 2 …). */
export function dieAtWrite(fatal: number): WriteCount {
  let count = 0;
  const note = () => {
    count += 1;
    if (count === fatal) process.kill(process.pid, 'SIGKILL');
  };
  watchStore(note);
  watchFiles(note);
  return { count: () => count };
}

/** A transaction is one write, made by its COMMIT; a statement outside of one is a write of its own. */
function watchStore(note: () => void): void {
  let isTransaction = false;
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    if (sql === 'COMMIT') note();
    isTransaction = sql.startsWith('BEGIN');
    exec.call(this, sql);
  };
  const { run } = StatementSync.prototype;
  StatementSync.prototype.run = function (this: StatementSync, ...values: Parameters<typeof run>) {
    if (!isTransaction) note();
    return run.apply(this, values);
  } as typeof run;
}

function watchFiles(note: () => void): void {
  const load = createRequire(import.meta.url);
  const sync = load('node:fs') as Record<string, unknown>;
  const promises = load('node:fs/promises') as Record<string, unknown>;
  for (const name of writing) {
    watch(sync, `${name}Sync`, note);
    watch(promises, name, note);
  }
  syncBuiltinESMExports();
}

function watch(of: Record<string, unknown>, name: string, note: () => void): void {
  const call = of[name];
  if (typeof call !== 'function') return;
  of[name] = (...values: readonly unknown[]) => {
    note();
    return call(...values);
  };
}
