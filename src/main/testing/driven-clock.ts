import { setImmediate as turn } from 'node:timers/promises';
import type { WatchClock } from '../watch/clock.ts';

export interface DrivenClock extends WatchClock {
  /** What happens at a time, in milliseconds from the start; each once, in their order. */
  at(ms: number, happens: () => void | Promise<void>): void;
}

/** A clock on which waiting costs no time: whoever sleeps moves it on, past what is to happen meanwhile. */
export function drivenClock(start = Date.parse('2026-11-21T10:00:00.000Z')): DrivenClock {
  let elapsed = 0;
  let plan: { readonly ms: number; readonly happens: () => void | Promise<void> }[] = [];
  return {
    now: () => new Date(start + elapsed),
    elapsed: () => elapsed,
    at(ms, happens) {
      plan = [...plan, { ms, happens }].sort((a, b) => a.ms - b.ms);
    },
    async sleep(ms, signal) {
      const until = elapsed + ms;
      for (let [next] = plan; next && next.ms <= until && !signal.aborted; [next] = plan) {
        plan = plan.slice(1);
        elapsed = Math.max(elapsed, next.ms);
        await next.happens();
      }
      elapsed = Math.max(elapsed, until);
      await turn(); // others have their turn, as when time really passes
    },
  };
}
