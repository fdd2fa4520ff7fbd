import { closeSync, mkdirSync, openSync, renameSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLine, RunRecord } from '../../contract/index.ts';

/** What is on disk of one run: `run.json`, and `log.jsonl` beside it with a line of the log a line. */
export interface StoredRun {
  readonly run: RunRecord;
  /** How many lines its log has. */
  readonly logLength: number;
  /** The process that writes it. */
  readonly pid: number;
}

/**
 * Writes the files of one run. All calls are synchronous: what was told to a window is on disk, whatever happens to us next. They do not
 * throw: a disk that is full must not end a build.
 */
export interface RunFile {
  save(run: RunRecord, logLength: number): void;
  appendLog(lines: readonly LogLine[]): void;
  /** Cuts off what a crash left behind the last whole line. */
  cutLog(size: number): void;
  close(): void;
}

export const logPath = (folder: string) => join(folder, 'log.jsonl');

/** `report` is told of what cannot be written. */
export function createRunFile(folder: string, report: (error: unknown) => void): RunFile {
  let log: number | undefined;
  const attempt = (action: () => void) => {
    try {
      action();
    } catch (error) {
      report(error);
    }
  };
  attempt(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  return {
    save: (run, logLength) =>
      attempt(() => {
        const path = join(folder, 'run.json');
        const stored: StoredRun = { run, logLength, pid: process.pid };
        writeFileSync(`${path}.new`, JSON.stringify(stored), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      }),
    appendLog: (lines) =>
      attempt(() => {
        log ??= openSync(logPath(folder), 'a', 0o600);
        writeSync(log, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      }),
    cutLog: (size) =>
      attempt(() => {
        if (size > 0) truncateSync(logPath(folder), size);
        else writeFileSync(logPath(folder), '', { mode: 0o600 });
      }),
    close: () =>
      attempt(() => {
        if (log !== undefined) closeSync(log);
        log = undefined;
      }),
  };
}

/** The record of one run; throws when there is none that can be read. */
export async function readRun(folder: string): Promise<StoredRun> {
  return JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as StoredRun;
}

/** What the files of a run take on the disk. */
export async function sizeOfRun(folder: string): Promise<number> {
  const sizes = ['run.json', 'log.jsonl'].map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0, // it is not there
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

export const removeRun = (folder: string) => rm(folder, { recursive: true, force: true });
