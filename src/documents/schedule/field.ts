/** What one field of a cron expression may hold. */
export interface FieldSpec {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names for the numbers from `min` on, in lower case. */
  readonly names: readonly string[];
  /** Wildcards of its own: `?`, `L`, `W`, `#`. */
  readonly special: string;
}

/** The six fields, in their order; see “cron expressions” in the Image Builder user guide. Days of the week count from Sunday, 1. */
export const fields: readonly FieldSpec[] = [
  { name: 'minute', min: 0, max: 59, names: [], special: '' },
  { name: 'hour', min: 0, max: 23, names: [], special: '' },
  { name: 'day of the month', min: 1, max: 31, names: [], special: '?LW' },
  {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
    special: '',
  },
  { name: 'day of the week', min: 1, max: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], special: '?L#' },
  { name: 'year', min: 1970, max: 2199, names: [], special: '' },
];

/** What a field says: any value, no matter (`?`), certain values, or a day that has to be reckoned for each month. */
export type FieldValue =
  | { readonly kind: 'any' }
  | { readonly kind: 'unset' }
  | { readonly kind: 'values'; readonly values: readonly number[] }
  /** The last day of the month; of the week it is Sunday, as the guide has it. */
  | { readonly kind: 'last'; readonly weekday: number | undefined }
  /** The day from Monday to Friday that is nearest to a day of the month, within the month. */
  | { readonly kind: 'near'; readonly day: number }
  /** The n-th such day of the week in the month. */
  | { readonly kind: 'nth'; readonly weekday: number; readonly nth: number }
  /** The last such day of the week in the month: `6L`, as in the samples of EventBridge. */
  | { readonly kind: 'lastSuch'; readonly weekday: number };

const SUNDAY = 1;

/** Reads one field; undefined when it is none. */
export function readField(text: string, spec: FieldSpec): FieldValue | undefined {
  if (text === '*') return { kind: 'any' };
  if (text === '?') return spec.special.includes('?') ? { kind: 'unset' } : undefined;
  return readSpecial(text.toUpperCase(), spec) ?? readValues(text, spec);
}

function readSpecial(text: string, spec: FieldSpec): FieldValue | undefined {
  const { special } = spec;
  if (text === 'L' && special.includes('L')) return { kind: 'last', weekday: special.includes('#') ? SUNDAY : undefined };
  const near = special.includes('W') ? /^(\d+)W$/.exec(text) : null;
  if (near !== null) {
    const day = numberOf(near[1] ?? '', spec);
    return day === undefined ? undefined : { kind: 'near', day };
  }
  const such = special.includes('#') ? /^(\w+?)(?:#([1-5])|L)$/.exec(text) : null;
  const weekday = such === null ? undefined : numberOf(such[1] ?? '', spec);
  if (such === null || weekday === undefined) return undefined;
  return such[2] === undefined ? { kind: 'lastSuch', weekday } : { kind: 'nth', weekday, nth: Number(such[2]) };
}

/** Forms of other cron dialects that AWS neither tells of nor rules out: `LW`, `L-3`, ranges over the end such as `fri-mon`. */
export function isOfOtherDialect(text: string, spec: FieldSpec): boolean {
  if (spec.special.includes('W') && /^L(?:W|-\d+)$/i.test(text)) return true;
  const [from = '', to = '', more] = text.split('-');
  const [start, end] = [numberOf(from, spec), numberOf(to, spec)];
  return more === undefined && start !== undefined && end !== undefined && start > end;
}

function readValues(text: string, spec: FieldSpec): FieldValue | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = readPart(part, spec);
    if (found === undefined) return undefined;
    for (const value of found) values.add(value);
  }
  return { kind: 'values', values: [...values].sort((a, b) => a - b) };
}

/** `5`, `1-5`, `*` and each of them with `/step`. A single value with a step goes on to the field's end. */
function readPart(part: string, spec: FieldSpec): readonly number[] | undefined {
  const [, range = '', step] = /^([^/]*)(?:\/(\d+))?$/.exec(part) ?? [];
  const every = step === undefined ? 1 : Number(step);
  const [from = '', to, more] = range.split('-');
  if (more !== undefined || every === 0) return undefined;
  const start = range === '*' ? spec.min : numberOf(from, spec);
  const end = range === '*' || (to === undefined && step !== undefined) ? spec.max : to === undefined ? start : numberOf(to, spec);
  if (start === undefined || end === undefined || start > end) return undefined;
  return Array.from({ length: Math.floor((end - start) / every) + 1 }, (_, at) => start + at * every);
}

function numberOf(text: string, { min, max, names }: FieldSpec): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named !== -1) return min + named;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}
