import { useEffect, useReducer, useRef } from 'react';
import type { PreflightTarget } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf } from '../stores/notify.ts';
import { applyPreflight, noPreflight, type PreflightState } from './preflight-state.ts';

export interface RunningPreflight {
  readonly state: PreflightState;
  again(): void;
  stop(): void;
}

/** Runs a preflight for as long as whoever shows it is there. */
export function usePreflight(target: PreflightTarget): RunningPreflight {
  const { connection } = useWorkbench();
  const [state, apply] = useReducer(applyPreflight, noPreflight);
  const [round, nextRound] = useReducer((count: number) => count + 1, 0);
  const underWay = useRef<AbortController>(undefined);
  const asked = JSON.stringify(target); // the same target in another object is no reason to begin again

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to run again, and nothing that it reads.
  useEffect(() => {
    const stop = new AbortController();
    underWay.current = stop;
    apply({ type: 'again' });
    const input = JSON.parse(asked) as PreflightTarget;
    connection
      .follow((client, signal) => client.preflight.check(input, { signal }), apply, stop.signal)
      .catch((error: unknown) => apply({ type: 'failed', message: messageOf(error) }));
    return () => stop.abort();
  }, [asked, connection, round]);

  return {
    state,
    again: nextRound,
    stop() {
      underWay.current?.abort();
      apply({ type: 'stopped' });
    },
  };
}
