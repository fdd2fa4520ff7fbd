import { closeSync, createReadStream, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  clearLog(): void;
  close(): void;
}

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
        log ??= openSync(join(folder, 'log.jsonl'), 'a', 0o600);
        writeSync(log, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      }),
    clearLog: () => attempt(() => writeFileSync(join(folder, 'log.jsonl'), '', { mode: 0o600 })),
    close: () =>
      attempt(() => {
        if (log !== undefined) closeSync(log);
        log = undefined;
      }),
  };
}

/** The log as far as it is whole: a line that was cut off by a crash ends it. */
async function* logLines(folder: string): AsyncGenerator<LogLine> {
  const path = join(folder, 'log.jsonl');
  if (!existsSync(path)) return;
  for await (const text of createInterface({ input: createReadStream(path) })) {
    let line: LogLine;
    try {
      line = JSON.parse(text);
    } catch {
      return; // the cut-off line
    }
    yield line;
  }
}

/** Lines `from` (inclusive) to `to` (exclusive) of a run's log. */
export async function readLog(folder: string, range: { readonly from: number; readonly to: number }): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  if (range.from >= range.to) return lines;
  for await (const line of logLines(folder)) {
    if (line.index >= range.to) break;
    if (line.index >= range.from) lines.push(line);
  }
  return lines;
}

/** How many whole lines a log has; the record of a run that was cut off may be behind. */
export async function countLog(folder: string): Promise<number> {
  let count = 0;
  for await (const line of logLines(folder)) count = line.index + 1;
  return count;
}

/** Reads every run below a folder; one whose record cannot be read is handed to `onUnreadable` and left out. */
export async function readRuns(folder: string, onUnreadable: (error: unknown) => void): Promise<StoredRun[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const read = async (name: string): Promise<StoredRun[]> => {
    try {
      return [JSON.parse(await readFile(join(folder, name, 'run.json'), 'utf8'))];
    } catch (error) {
      onUnreadable(error);
      return [];
    }
  };
  return (await Promise.all(names.map(read))).flat();
}

export const removeRun = (folder: string) => rm(folder, { recursive: true, force: true });
