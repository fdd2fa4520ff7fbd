import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RunOrigin, RunState, RunSummary } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf } from '../stores/notify.ts';

/** What of the history one wants to see. */
export interface HistoryFilter {
  readonly text: string;
  readonly states: readonly RunState[] | undefined;
  readonly origin: RunOrigin | undefined;
  /** ISO 8601; undefined: of all time. */
  readonly since: string | undefined;
}

export const everything: HistoryFilter = { text: '', states: undefined, origin: undefined, since: undefined };

interface Found {
  readonly total: number;
  readonly runs: readonly RunSummary[];
  readonly error: string | undefined;
}

const PAGE = 200;
const PAUSE_MS = 200;

/** The runs that pass a filter, as many pages of them as were asked for; asked anew when runs come, go or change. */
export function useHistory({ text, states, origin, since }: HistoryFilter): Found & { readonly more: () => void } {
  const { connection, runs } = useWorkbench();
  const list = useStore(runs, (state) => state.list);
  const [found, setFound] = useState<Found>({ total: 0, runs: [], error: undefined });
  const [pages, setPages] = useState(1);
  const asked = useRef(0);
  const limit = pages * PAGE;
  useEffect(() => {
    if (!list) return; // main has not told yet
    const mine = ++asked.current;
    const wanted = {
      text,
      limit: Math.min(limit, 1000),
      ...(states && { states: [...states] }),
      ...(origin && { origins: [origin] }),
      ...(since && { since }),
    };
    const ask = async () => {
      try {
        const all: RunSummary[] = [];
        let total = 0;
        do {
          const page = await connection.client.runs.find({ ...wanted, offset: all.length });
          total = page.total;
          all.push(...page.runs);
          if (page.runs.length === 0) break;
        } while (all.length < Math.min(limit, total));
        if (mine === asked.current) setFound({ total, runs: all, error: undefined });
      } catch (error) {
        if (mine === asked.current) setFound((before) => ({ ...before, error: messageOf(error) }));
      }
    };
    const timer = setTimeout(() => void ask(), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [connection, list, text, states, origin, since, limit]);
  const more = useCallback(() => setPages((before) => before + 1), []);
  return { ...found, more };
}
