/** The time of the account; tests bring their own. */
export interface Clock {
  now(): Date;
  /** Tells of leaps, where the clock can be set; answers what ends the telling. */
  onLeap?(listener: () => void): () => void;
}

/** The computer's own time. */
export const systemClock: Clock = { now: () => new Date() };

/** A computer that slept has lost no more than this of a time limit, and setTimeout takes no more than 24 days. */
const longestSleepMs = 60_000;

/** Calls `ring` once, as soon as the clock shows `time` (milliseconds since the epoch); answers what calls it off. Never rings at once. */
export function ringAt(clock: Clock, time: number, ring: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const remaining = () => time - clock.now().getTime();
  const arm = () => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(Math.max(remaining(), 0), longestSleepMs));
  };
  const look = () => {
    if (remaining() > 0) return arm();
    callOff();
    ring();
  };
  const ignoreLeaps = clock.onLeap?.(arm);
  const callOff = () => {
    clearTimeout(timer);
    ignoreLeaps?.();
  };
  arm();
  return callOff;
}

/**
 * Calls `look` every so many milliseconds, and whenever the clock leaps; answers what ends that. For who looks what is due instead of
 * waiting for one moment.
 */
export function watchClock(clock: Clock, everyMs: number, look: () => void): () => void {
  const timer = setInterval(look, everyMs).unref();
  const ignoreLeaps = clock.onLeap?.(look);
  return () => {
    clearInterval(timer);
    ignoreLeaps?.();
  };
}

/** Waits on this clock; rejects with the signal's reason when that comes first. */
export function pause(clock: Clock, seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = ringAt(clock, clock.now().getTime() + seconds * 1000, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
