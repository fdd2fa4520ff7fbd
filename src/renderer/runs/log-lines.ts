import type { LogLine } from '../../contract/index.ts';

const CHUNK = 1024;

/**
 * A log that grows by appending and is never copied whole: full chunks are shared between versions, so that a batch costs the last
 * chunk and the short list of chunks, also at a million lines.
 */
export interface LogLines {
  readonly length: number;
  readonly chunks: readonly (readonly LogLine[])[];
}

export const emptyLog: LogLines = { length: 0, chunks: [] };

export function lineAt(log: LogLines, index: number): LogLine | undefined {
  return log.chunks[Math.floor(index / CHUNK)]?.[index % CHUNK];
}

export function appendLines(log: LogLines, lines: readonly LogLine[]): LogLines {
  if (lines.length === 0) return log;
  const full = Math.floor(log.length / CHUNK);
  const pending = [...(log.chunks[full] ?? []), ...lines];
  const chunks = log.chunks.slice(0, full);
  for (let at = 0; at < pending.length; at += CHUNK) chunks.push(pending.slice(at, at + CHUNK));
  return { length: log.length + lines.length, chunks };
}

/** Adds what is new of a batch; a batch that overlaps what is there (after a reconnection) adds only its tail. */
export function mergeLines(log: LogLines, lines: readonly LogLine[]): LogLines {
  const first = lines[0];
  if (!first || first.index >= log.length) return appendLines(log, lines);
  return appendLines(log, lines.slice(log.length - first.index));
}
