import type { ListStatus } from '../../contract/index.ts';
import { formatAge } from '../runs/duration.ts';

export interface TableFacts {
  readonly status: ListStatus;
  /** Names that are shown, and that are known. */
  readonly shown: number;
  readonly known: number;
  readonly narrows: boolean;
  /** Whether AWS does the filtering. */
  readonly byAws: boolean;
  readonly sorted: boolean;
  /** What is counted: components. */
  readonly noun: string;
  readonly now: number;
}

/** How much of a list is on the screen, how far it was read, and how old it is. */
export function tableWords({ byAws, known, narrows, noun, now, shown, sorted, status }: TableFacts): string {
  const { asOf, phase, read, readWhole, whole } = status;
  const old = asOf !== undefined && !readWhole && now - Date.parse(asOf) > 60_000;
  const age = old ? `, as of ${formatAge(asOf, now)}` : '';
  if (asOf === undefined && phase !== 'reading') return '';
  const extent = whole ? `${count(known)} ${noun}` : `${count(known)} ${noun} read so far`;
  const matches = narrows ? `${count(shown)} of ${extent}${byAws ? ', filtered by AWS' : ', filtered here'}` : extent;
  const reading = phase === 'reading' ? `; reading on, ${count(read)} rows read` : '';
  const partly = sorted && !whole ? '; sorted among what was read' : '';
  return `${matches}${age}${partly}${reading}`;
}

/** What became of the last try, and what is shown meanwhile. */
export function failureWords({ asOf, failure, phase }: ListStatus, now: number): string | undefined {
  if (!failure) return undefined;
  const again = failure.retryAt === undefined ? '' : ` Kiln tries again at ${timeOfDay(failure.retryAt)}.`;
  if (phase === 'waiting') return `AWS asks for a pause: ${failure.message}${again}`;
  const meanwhile = asOf === undefined ? '' : ` Shown is what was known ${formatAge(asOf, now)}.`;
  return `${failure.offline ? 'Not reachable: ' : ''}${failure.message}${meanwhile}${again}`;
}

/** The hour and not how long it is until then: nobody counts down here. */
const timeOfDay = (iso: string): string => new Date(iso).toLocaleTimeString();

const count = (value: number): string => value.toLocaleString();
