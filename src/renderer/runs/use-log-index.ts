import { useRef } from 'react';
import type { LogLine } from '../../contract/index.ts';
import { extendIndex, type LogIndex, nothingSeen } from './log-index.ts';
import type { LogLines } from './log-lines.ts';

interface Filter {
  /** Names the test: another key means another test. */
  readonly key: string;
  readonly passes: (line: LogLine) => boolean;
}

/** The indices of the lines that pass; undefined without a filter. A new filter looks at the whole log, a longer log only at its tail. */
export function useLogIndex(log: LogLines, filter: Filter | undefined): readonly number[] | undefined {
  const kept = useRef<{ readonly key: string; readonly index: LogIndex }>(undefined);
  if (!filter) return undefined;
  const before = kept.current?.key === filter.key && kept.current.index.seen <= log.length ? kept.current.index : nothingSeen;
  // A cache of a pure function of the arguments: written while rendering, it can be dropped at any time without harm.
  const index = extendIndex(before, log, filter.passes);
  kept.current = { key: filter.key, index };
  return index.indices;
}
