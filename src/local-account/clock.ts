/** The time of the account; tests bring their own. */
export interface Clock {
  now(): Date;
}

/** The computer's own time. */
export const systemClock: Clock = { now: () => new Date() };
