import type { LogLine } from '../../contract/index.ts';
import { type LogLines, lineAt } from './log-lines.ts';

/** Which lines of a growing log pass a test: made once, then only led on over what is new. */
export interface LogIndex {
  /** How much of the log has been looked at. */
  readonly seen: number;
  readonly indices: readonly number[];
}

export const nothingSeen: LogIndex = { seen: 0, indices: [] };

export function extendIndex(index: LogIndex, log: LogLines, passes: (line: LogLine) => boolean): LogIndex {
  if (index.seen === log.length) return index;
  const fresh: number[] = [];
  for (let at = index.seen; at < log.length; at++) {
    const line = lineAt(log, at);
    if (line && passes(line)) fresh.push(at);
  }
  return { seen: log.length, indices: fresh.length === 0 ? index.indices : index.indices.concat(fresh) };
}
