import { touchedAgainMs } from './pace.ts';

/** A resource that we made, changed or removed, until its list shows it. */
export interface Touch {
  readonly name: string;
  readonly at: number;
  readonly tries: number;
}

export const touch = (name: string, at: number): Touch => ({ name, at, tries: 0 });

/** When to look once more, after a look that found nothing new; undefined: often enough. */
export function touchAgain({ name, tries }: Touch, now: number): Touch | undefined {
  const wait = touchedAgainMs[tries];
  return wait === undefined ? undefined : { name, at: now + wait, tries: tries + 1 };
}
