import type { LogLine } from '../../contract/index.ts';

const CHUNK = 1024;
/** Chunks that a window holds at most; a log of a million lines has a thousand. */
const MOST_CHUNKS = 96;

/**
 * The parts of a log that this window holds, of which main knows all. Chunks are shared between versions, so that a batch costs the chunks
 * that it touches.
 */
export interface LogLines {
  /** Of the whole log. */
  readonly length: number;
  /** By number, the one that was touched last at the end. */
  readonly chunks: ReadonlyMap<number, readonly (LogLine | undefined)[]>;
}

export const emptyLog: LogLines = { length: 0, chunks: new Map() };

export function lineAt(log: LogLines, index: number): LogLine | undefined {
  return log.chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK];
}

/** Takes in lines from wherever they are in the log, which has so many of them in all; what is too much is forgotten. */
export function withLines(log: LogLines, lines: readonly LogLine[], length = log.length): LogLines {
  const chunks = new Map(log.chunks);
  for (const [number, some] of Map.groupBy(lines, ({ index }) => Math.floor(index / CHUNK))) {
    const chunk = [...(chunks.get(number) ?? [])];
    for (const line of some) chunk[line.index % CHUNK] = line;
    chunks.delete(number);
    chunks.set(number, chunk);
  }
  for (const number of [...chunks.keys()].slice(0, Math.max(chunks.size - MOST_CHUNKS, 0))) chunks.delete(number);
  return { length, chunks };
}

/** A stretch of a log, from the first line to before the second. */
export type Stretch = readonly [number, number];

/** What is to be asked for to show these lines: whole chunks with something missing, neighbours together. */
export function missingOf(log: LogLines, indices: readonly number[]): readonly Stretch[] {
  const numbers = new Set(indices.filter((index) => index < log.length && !lineAt(log, index)).map((index) => Math.floor(index / CHUNK)));
  return [...numbers].sort((a, b) => a - b).map((number) => [number * CHUNK, Math.min((number + 1) * CHUNK, log.length)]);
}
