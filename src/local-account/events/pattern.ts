// Event patterns. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
import { type Filter, invalidPattern, isObject, readFilter } from './pattern-filters.ts';

/** Whether an event is what a pattern looks for. */
export type Matcher = (event: unknown) => boolean;

/** Reads a pattern; throws InvalidEventPatternException for what is not one. */
export function readPattern(text: string): Matcher {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    throw invalidPattern(`it is not JSON (${error instanceof Error ? error.message : error})`);
  }
  if (!isObject(pattern)) throw invalidPattern('it must be a JSON object');
  return readObject(pattern);
}

/** Every field must match: a list by one of its filters, an object by all of its fields. */
function readObject(pattern: Readonly<Record<string, unknown>>): Matcher {
  const fields = Object.entries(pattern).map(([name, wanted]) => (name === '$or' ? readAlternatives(wanted) : readField(name, wanted)));
  if (fields.length === 0) throw invalidPattern('an object must have at least one field');
  return (event) => fields.every((matches) => matches(event));
}

/** `$or`: one of several objects, each in the place of the whole. */
function readAlternatives(wanted: unknown): Matcher {
  if (!Array.isArray(wanted) || wanted.length < 2 || !wanted.every(isObject))
    throw invalidPattern('$or takes a list of two objects or more');
  const alternatives = wanted.map(readObject);
  return (event) => alternatives.some((matches) => matches(event));
}

function readField(name: string, wanted: unknown): Matcher {
  if (Array.isArray(wanted)) {
    const filters = readList(name, wanted);
    return (event) => {
      const leaves = leavesOf(memberOf(event, name));
      return filters.some((matches) => matches(leaves));
    };
  }
  if (!isObject(wanted)) throw invalidPattern(`the value of "${name}" must be an object or an array`);
  const matches = readObject(wanted);
  return (event) => {
    const value = memberOf(event, name);
    // Of a list of objects, one is enough.
    return Array.isArray(value) ? value.some(matches) : matches(value);
  };
}

function readList(name: string, wanted: readonly unknown[]): readonly Filter[] {
  if (wanted.length === 0) throw invalidPattern(`the list of "${name}" must not be empty`);
  return wanted.map(readFilter);
}

function memberOf(event: unknown, name: string): unknown {
  return isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined;
}

/** The values that filters look at: those of a list singly, and of an object none. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return value === undefined || isObject(value) ? [] : [value];
}
