import type { RunningSince } from './appstream-builders.ts';

const hour = 3_600_000;

/** A time that something runs, to the minute: 4 min, 3 h 05 min, 2 days 4 h. */
export function runningLength(ms: number): string {
  const minutes = Math.max(Math.floor(ms / 60_000), 0);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(ms / hour);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

/** How long it runs, as short as a column needs it; what is not known for sure says so. */
export function runningWords({ since, known }: RunningSince, now: number): string {
  const ms = now - Date.parse(since);
  const length = runningLength(ms);
  if (known === 'seen' && ms < 60_000) return 'some time';
  return { start: length, seen: `at least ${length}`, gaps: `up to ${length}` }[known];
}

/** The same as a sentence, with how it is known: AWS tells the state, and not since when. */
export function runningSentence({ since, known }: RunningSince, now: number): string {
  const length = runningLength(now - Date.parse(since));
  const time = new Date(since).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const sentences = {
    start: `It has been running for ${length}, since ${time}.`,
    seen: `It has been running for at least ${length}: it was when Kiln first looked, ${time}. AWS does not tell since when.`,
    gaps: `It was running on ${time} and runs now, ${length} later. Kiln did not look all the time in between, and AWS does not tell whether it was stopped.`,
  };
  return sentences[known];
}
