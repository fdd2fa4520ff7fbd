import { useRef } from 'react';
import type { LogLine } from '../../contract/index.ts';
import { extendIndex, type LogIndex, nothingSeen } from './log-index.ts';
import type { LogLines } from './log-lines.ts';

/** The lines that pass the test named by `key`; a new key looks at the whole log anew, a longer log only at its tail. */
export function useLogIndex(log: LogLines, key: string, passes: (line: LogLine) => boolean): readonly number[] {
  const kept = useRef<{ readonly key: string; readonly index: LogIndex }>({ key: '', index: nothingSeen });
  const before = kept.current.key === key && kept.current.index.seen <= log.length ? kept.current.index : nothingSeen;
  // A cache of a pure function of the arguments: written while rendering, it can be dropped at any time without harm.
  const index = extendIndex(before, log, passes);
  kept.current = { key, index };
  return index.indices;
}
