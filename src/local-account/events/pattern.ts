// Event patterns. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
import { AwsError } from '../protocol/aws-error.ts';

/** Whether an event is what a pattern looks for. */
export type Matcher = (event: unknown) => boolean;

/** Reads a pattern; throws for what is not one, and for the few filters that are not understood here. */
export function readPattern(text: string): Matcher {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    throw invalid(`it is not JSON (${error instanceof Error ? error.message : error})`);
  }
  if (!isObject(pattern) || Object.keys(pattern).length === 0) throw invalid('it must be a JSON object with at least one field');
  return readObject(pattern);
}

/** Every field must match: a list by one of its filters, an object by all of its fields. */
function readObject(pattern: Readonly<Record<string, unknown>>): Matcher {
  const fields = Object.entries(pattern).map(([name, wanted]) => {
    if (name === '$or') throw invalid('the local account does not understand $or');
    const matches = Array.isArray(wanted) ? readList(wanted) : isObject(wanted) ? readObject(wanted) : undefined;
    if (!matches) throw invalid(`the value of "${name}" must be an object or an array`);
    return { name, matches };
  });
  return (event) => fields.every(({ name, matches }) => matches(isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined));
}

function readList(wanted: readonly unknown[]): Matcher {
  const filters = wanted.map(readFilter);
  // Of a list in the event, one item is enough.
  return (value) => filters.some((filter) => (Array.isArray(value) ? value : [value]).some(filter));
}

function readFilter(filter: unknown): Matcher {
  if (!isObject(filter)) return (value) => value === filter;
  const [entry, ...more] = Object.entries(filter);
  const read = entry && more.length === 0 && Object.hasOwn(filters, entry[0]) ? filters[entry[0]] : undefined;
  if (!entry || !read) throw invalid(`unrecognized match type ${JSON.stringify(Object.keys(filter).join(', '))}`);
  return read(entry[1]);
}

const filters: Readonly<Record<string, (argument: unknown) => Matcher>> = {
  prefix: (argument) => overText(argument, (value, text) => value.startsWith(text)),
  suffix: (argument) => overText(argument, (value, text) => value.endsWith(text)),
  'equals-ignore-case': (argument) => overText(argument, (value, text) => value.toLowerCase() === text.toLowerCase()),
  wildcard: (argument) => {
    const source = textOf(argument)
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*');
    const expression = new RegExp(`^${source}$`, 's');
    return (value) => typeof value === 'string' && expression.test(value);
  },
  exists: (argument) => (value) => (value !== undefined) === argument,
  'anything-but': (argument) => {
    const inner = (Array.isArray(argument) ? argument : [argument]).map(readFilter);
    return (value) => value !== undefined && !inner.some((matches) => matches(value));
  },
  numeric: (argument) => {
    const tests = readComparisons(argument);
    return (value) => typeof value === 'number' && tests.every((test) => test(value));
  },
};

function overText(argument: unknown, test: (value: string, text: string) => boolean): Matcher {
  const text = textOf(argument);
  return (value) => typeof value === 'string' && test(value, text);
}

function textOf(argument: unknown): string {
  if (typeof argument === 'string') return argument;
  throw invalid(`a text is expected instead of ${JSON.stringify(argument)}`);
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** `[">", 0, "<=", 5]`. */
function readComparisons(argument: unknown): readonly ((value: number) => boolean)[] {
  const parts = Array.isArray(argument) ? argument : [];
  const tests = parts.flatMap((part, index) => {
    if (index % 2 === 1) return [];
    const compare = comparisons[String(part)];
    const limit: unknown = parts[index + 1];
    if (!compare || typeof limit !== 'number') throw invalid('numeric takes pairs of a comparison and a number');
    return [(value: number) => compare(value, limit)];
  });
  if (tests.length === 0) throw invalid('numeric takes pairs of a comparison and a number');
  return tests;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
