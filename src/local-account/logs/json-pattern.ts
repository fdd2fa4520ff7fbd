// Patterns over lines that are JSON: `{ $.level = "error" && $.latency > 100 }`.
import { readComparison, readEither, readerOf, refused, type Test, type Words, wordsOf } from './pattern-text.ts';

/** Reads a pattern in braces; a line that is no JSON matches none. */
export function readJsonPattern(text: string): Test<string> {
  if (!text.endsWith('}')) throw refused("a '}' is missing.");
  const words = readerOf(wordsOf(text.slice(1, -1)));
  const test = readEither<unknown>(words, readCondition);
  if (words.peek()) throw refused(`'${words.peek()?.text}' is one word too many.`);
  return (message) => {
    const value = parse(message);
    return value !== undefined && test(value);
  };
}

function parse(message: string): object | undefined {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message) as object;
  } catch {
    return undefined; // a line that only begins as JSON does
  }
}

function readCondition(words: Words): Test<unknown> {
  const selector = words.take();
  if (selector.kind === 'sign' || !selector.text.startsWith('$')) throw refused(`'${selector.text}' is no property such as $.name.`);
  const path = readPath(selector.text);
  if (words.skip('NOT')) {
    if (!words.skip('EXISTS')) throw refused('behind NOT stands EXISTS.');
    return (value) => select(value, path).length === 0;
  }
  const test = words.skip('IS') ? readIdentity(words) : scalar(readComparison(words));
  return (value) => select(value, path).some(test);
}

function readIdentity(words: Words): Test<unknown> {
  if (words.skip('NULL')) return (value) => value === null;
  if (words.skip('TRUE')) return (value) => value === true;
  if (words.skip('FALSE')) return (value) => value === false;
  throw refused('behind IS stands NULL, TRUE or FALSE.');
}

/** Only texts and numbers can be compared. */
function scalar(test: Test<string | number>): Test<unknown> {
  return (value) => (typeof value === 'string' || typeof value === 'number') && test(value);
}

/** A name, a place in a list, or `*`: all of them. */
type Step = string | number | typeof all;
const all = Symbol('all');

function readPath(text: string): readonly Step[] {
  const steps = [...text.slice(1).matchAll(/\.([^.[\]]+)|\.?\[(\d+|\*)\]|\['([^']+)'\]/g)];
  const read = steps.map(([whole]) => whole).join('');
  if (read !== text.slice(1)) throw refused(`'${text}' is no property such as $.name or $.list[0].`);
  return steps.map(([, name, place, quoted]) => {
    if (place !== undefined) return place === '*' ? all : Number(place);
    return name === '*' ? all : (name ?? quoted ?? '');
  });
}

function select(value: unknown, path: readonly Step[]): readonly unknown[] {
  return path.reduce<readonly unknown[]>((values, step) => values.flatMap((item) => below(item, step)), [value]);
}

function below(value: unknown, step: Step): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === all) return Object.values(value);
  return Object.hasOwn(value, step) ? [Reflect.get(value, step)] : [];
}
