/** setTimeout takes no more; 24 days are as good as for ever. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The time limit of one attempt. Its signal is aborted by the run's signal and when the time is over. */
export interface AttemptClock {
  readonly signal: AbortSignal;
  expired(): boolean;
  restart(): void;
  stop(): void;
}

/** Starts the clock; `seconds` -1 is no limit. It must be stopped. */
export function startClock(seconds: number, runSignal: AbortSignal): AttemptClock {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  const restart = (): void => {
    stop();
    if (seconds === -1) return;
    timer = setTimeout(() => limit.abort(new Error('timed out')), Math.min(seconds * 1000, LONGEST_TIMER_MS));
  };
  restart();
  return { signal: AbortSignal.any([runSignal, limit.signal]), expired: () => limit.signal.aborted, restart, stop };
}
