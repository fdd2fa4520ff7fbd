// What one item of a list in an event pattern may be: a value, or an object that names a way of comparing.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
import { BlockList, isIP } from 'node:net';
import { AwsError } from '../protocol/aws-error.ts';

/** Whether the values of a field are what is looked for; a field that is not there has none. */
export type Filter = (values: readonly unknown[]) => boolean;

type Test = (value: unknown) => boolean;
type TextTest = (value: string) => boolean;

/** Reads one item; throws InvalidEventPatternException. */
export function readFilter(filter: unknown): Filter {
  if (Array.isArray(filter)) throw invalidPattern('a list in a list is not understood');
  if (!isObject(filter)) return some((value) => value === filter);
  const { name, argument } = readOperator(filter);
  if (name === 'exists') return readExists(argument);
  if (name === 'anything-but') return some(readAnythingBut(argument));
  if (name === 'numeric') return some(readNumeric(argument));
  return some(overText(readTextOperator(name, argument)));
}

/** Of several values in the event, one is enough. */
function some(test: Test): Filter {
  return (values) => values.some(test);
}

function readOperator(filter: Readonly<Record<string, unknown>>) {
  const [entry, ...more] = Object.entries(filter);
  if (!entry || more.length > 0) throw invalidPattern('an object in a list names one way of comparing');
  return { name: entry[0], argument: entry[1] };
}

function readExists(argument: unknown): Filter {
  if (typeof argument !== 'boolean') throw invalidPattern('exists takes true or false');
  return (values) => values.length > 0 === argument;
}

/** Values, or one way of comparing texts with one text or several. */
function readAnythingBut(argument: unknown): Test {
  if (isObject(argument)) {
    const { name, argument: texts } = readOperator(argument);
    const tests = [texts].flat().map((text) => readTextOperator(name, text));
    return overText((value) => !tests.some((matches) => matches(value)));
  }
  const values = [argument].flat();
  const isPlain = values.every((value) => typeof value === 'string' || typeof value === 'number');
  if (values.length === 0 || !isPlain) throw invalidPattern('anything-but takes texts, numbers, or one way of comparing texts');
  return (value) => !values.some((one) => one === value);
}

function overText(matches: TextTest): Test {
  return (value) => typeof value === 'string' && matches(value);
}

const textOperators: Readonly<Record<string, (argument: unknown) => TextTest>> = {
  prefix: (argument) => readAffix(argument, (value, text) => value.startsWith(text)),
  suffix: (argument) => readAffix(argument, (value, text) => value.endsWith(text)),
  'equals-ignore-case': (argument) => {
    const text = textOf(argument).toLowerCase();
    return (value) => value.toLowerCase() === text;
  },
  wildcard: (argument) => readWildcard(textOf(argument)),
  cidr: (argument) => readCidr(textOf(argument)),
};

function readTextOperator(name: string, argument: unknown): TextTest {
  const read = Object.hasOwn(textOperators, name) ? textOperators[name] : undefined;
  if (!read) throw invalidPattern(`unrecognized match type ${name}`);
  return read(argument);
}

/** A text, or `{"equals-ignore-case": text}`. */
function readAffix(argument: unknown, test: (value: string, text: string) => boolean): TextTest {
  if (!isObject(argument)) {
    const text = textOf(argument);
    return (value) => test(value, text);
  }
  const { name, argument: inner } = readOperator(argument);
  if (name !== 'equals-ignore-case') throw invalidPattern(`unrecognized match type ${name}`);
  const text = textOf(inner).toLowerCase();
  return (value) => test(value.toLowerCase(), text);
}

/** `*` stands for any text, `\*` for itself. Parts are looked for one after the other, so that no pattern takes long. */
function readWildcard(text: string): TextTest {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(text)) throw invalidPattern('a wildcard has no two stars one after the other');
  const parts = [''];
  for (const [piece] of text.matchAll(/\\[\\*]|[\s\S]/g)) {
    if (piece === '\\') throw invalidPattern('a backslash stands before a star or a backslash');
    if (piece === '*') parts.push('');
    else parts.push((parts.pop() ?? '') + (piece.length > 1 ? piece.slice(1) : piece));
  }
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (value) => value === first;
  return (value) => {
    if (!value.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return value.length - last.length >= at && value.endsWith(last);
  };
}

function readCidr(text: string): TextTest {
  const [address = '', bits = '', ...more] = text.split('/');
  const version = isIP(address);
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || more.length > 0 || !(length <= (version === 4 ? 32 : 128))) throw invalidPattern(`${text} is no range of addresses`);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(address, length, family);
  return (value) => isIP(value) === version && range.check(value, family);
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** `["=", 3]`, `[">", 0, "<=", 5]`. */
function readNumeric(argument: unknown): Test {
  const parts: readonly unknown[] = Array.isArray(argument) ? argument : [];
  if (parts.length !== 2 && parts.length !== 4) throw invalidPattern('numeric takes one pair of a comparison and a number, or two');
  const tests = parts.flatMap((part, index) => {
    if (index % 2 === 1) return [];
    const compare = Object.hasOwn(comparisons, String(part)) ? comparisons[String(part)] : undefined;
    const limit = parts[index + 1];
    if (!compare || typeof limit !== 'number') throw invalidPattern('numeric takes pairs of a comparison and a number');
    return [(value: number) => compare(value, limit)];
  });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function textOf(argument: unknown): string {
  if (typeof argument === 'string') return argument;
  throw invalidPattern(`a text is expected instead of ${JSON.stringify(argument)}`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function invalidPattern(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}
