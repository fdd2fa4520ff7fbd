import { open } from 'node:fs/promises';
import type { LogLine } from '../../contract/index.ts';

/** Lines between two remembered places in the file. */
const stride = 1024;
const chunkSize = 1024 * 1024;
const newline = 10;

/** Reads a run's log from its file by the numbers of its lines; the file may grow meanwhile. Memory holds one place in 1,024 lines. */
export interface LogReader {
  /** How many whole lines there are: one that was cut off by a crash is none. */
  length(): Promise<number>;
  /** Where the whole lines end, in bytes. */
  size(): Promise<number>;
  /** Lines `from` (inclusive) to `to` (exclusive), as far as there are any. */
  lines(from: number, to: number): Promise<LogLine[]>;
  /** All lines from one on, in portions, as they stand in the file. */
  portions(from: number, signal?: AbortSignal): AsyncGenerator<{ readonly first: number; readonly texts: readonly string[] }>;
}

export function logReader(path: string): LogReader {
  /** Where in the file every so-many-th line begins. */
  const places: number[] = [0];
  let counted = 0;
  let end = 0;
  let counting: Promise<void> | undefined;

  const count = async () => {
    for await (const chunk of chunksFrom(path, end)) {
      const start = end;
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) {
        counted += 1;
        end = start + at + 1;
        if (counted % stride === 0) places.push(end);
      }
    }
  };
  /** Looks at what was added to the file; those who ask at once are told together. */
  const upToDate = () => {
    counting ??= count().finally(() => {
      counting = undefined;
    });
    return counting;
  };

  async function* portions(from: number, signal?: AbortSignal) {
    let first = Math.floor(from / stride) * stride;
    if (counted < from || counted === 0) await upToDate();
    const start = places[first / stride];
    if (start === undefined) return;
    for await (const chunk of chunksFrom(path, start)) {
      if (signal?.aborted) return;
      const texts = chunk
        .subarray(0, chunk.lastIndexOf(newline) + 1)
        .toString('utf8')
        .split('\n');
      texts.pop();
      const skipped = Math.max(from - first, 0);
      if (texts.length > skipped) yield { first: first + skipped, texts: texts.slice(skipped) };
      first += texts.length;
    }
  }

  return {
    portions,
    async length() {
      await upToDate();
      return counted;
    },
    async size() {
      await upToDate();
      return end;
    },
    async lines(from, to) {
      const found: LogLine[] = [];
      if (from >= to) return found;
      for await (const { first, texts } of portions(from)) {
        for (const text of texts.slice(0, to - first)) found.push(JSON.parse(text) as LogLine);
        if (first + texts.length >= to) break;
      }
      return found;
    },
  };
}

/** The file from a place on, in chunks that end with a line; what has no line's end yet is left out. A file that is not there is empty. */
async function* chunksFrom(path: string, start: number): AsyncGenerator<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return;
  try {
    let at = start;
    for (let size = chunkSize; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, at);
      if (bytesRead === 0) return;
      const whole = buffer.subarray(0, bytesRead).lastIndexOf(newline) + 1;
      if (whole > 0) {
        yield buffer.subarray(0, whole);
        at += whole;
        size = chunkSize;
      } else if (bytesRead < size) return;
      else size *= 2; // a line longer than a chunk
    }
  } finally {
    await file.close();
  }
}
