// The words of filter patterns, and the comparisons that JSON and space-delimited ones are made of.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { AwsError } from '../protocol/aws-error.ts';

/** What a pattern gets that cannot be read. */
export function refused(message: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid filter pattern: ${message}`);
}

export interface Word {
  readonly kind: 'sign' | 'quoted' | 'expression' | 'plain';
  readonly text: string;
}

const word = /\s*(?:(&&|\|\||!=|<=|>=|[=<>(),])|"((?:[^"\\]|\\.)*)"|%([^%]*)%|((?:[^\s"%=<>!(),&|]|&(?!&)|\|(?!\|)|!(?!=))+))/y;

/** The words of a pattern, without its braces. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.trimEnd().length; at = word.lastIndex) {
    word.lastIndex = at;
    const [, sign, quoted, expression, plain] = word.exec(text) ?? [];
    if (sign !== undefined) words.push({ kind: 'sign', text: sign });
    else if (quoted !== undefined) words.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1') });
    else if (expression !== undefined) words.push({ kind: 'expression', text: expression });
    else if (plain !== undefined) words.push({ kind: 'plain', text: plain });
    else throw refused(`it cannot be read from '${text.slice(at, at + 20)}' on.`);
  }
  return words;
}

/** Reads words one after the other. */
export interface Words {
  peek(): Word | undefined;
  /** The next word; throws at the end. */
  take(): Word;
  /** Takes the next word if it is this one, in whatever case. */
  skip(text: string): boolean;
}

/** A reader of these words. */
export function readerOf(words: readonly Word[]): Words {
  let at = 0;
  return {
    peek: () => words[at],
    take() {
      const next = words[at++];
      if (!next) throw refused('it ends too early.');
      return next;
    },
    skip(text) {
      const next = words[at];
      const is = next !== undefined && next.kind !== 'quoted' && next.text.toUpperCase() === text;
      if (is) at++;
      return is;
    },
  };
}

export type Test<Subject> = (subject: Subject) => boolean;

/** Conditions with `&&`, `||` and parentheses; `&&` binds closer. The words behind them stay. */
export function readEither<Subject>(words: Words, readCondition: (words: Words) => Test<Subject>): Test<Subject> {
  const tests = [readBoth(words, readCondition)];
  while (words.skip('||')) tests.push(readBoth(words, readCondition));
  return (subject) => tests.some((test) => test(subject));
}

function readBoth<Subject>(words: Words, readCondition: (words: Words) => Test<Subject>): Test<Subject> {
  const tests = [readOne(words, readCondition)];
  while (words.skip('&&')) tests.push(readOne(words, readCondition));
  return (subject) => tests.every((test) => test(subject));
}

function readOne<Subject>(words: Words, readCondition: (words: Words) => Test<Subject>): Test<Subject> {
  if (!words.skip('(')) return readCondition(words);
  const inner = readEither(words, readCondition);
  if (!words.skip(')')) throw refused("a ')' is missing.");
  return inner;
}

const orders: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** A sign and a value, as a test of text or of a number. `*` in a value stands for anything. */
export function readComparison(words: Words): Test<string | number> {
  const { kind, text: sign } = words.take();
  const value = words.take();
  const order = Object.hasOwn(orders, sign) ? orders[sign] : undefined;
  if (kind !== 'sign' || value.kind === 'sign' || !(order || sign === '=' || sign === '!=')) throw refused(`'${sign}' is no comparison.`);
  if (order) {
    const limit = numberOf(value.text);
    if (limit === undefined) throw refused(`'${value.text}' is no number.`);
    return (subject) => {
      const number = numberOf(String(subject));
      return number !== undefined && order(number, limit);
    };
  }
  const equal = equalTo(value);
  return sign === '=' ? equal : (subject) => !equal(subject);
}

function equalTo(value: Word): Test<string | number> {
  if (value.kind === 'expression') {
    const expression = compile(value.text);
    return (subject) => expression.test(String(subject));
  }
  const wanted = value.kind === 'plain' ? numberOf(value.text) : undefined;
  if (wanted !== undefined) return (subject) => numberOf(String(subject)) === wanted;
  const parts = value.text.split('*');
  return (subject) => isMadeOf(String(subject), parts);
}

/** Whether a text has these parts in their order, with anything between them. */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function numberOf(text: string): number | undefined {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** More of them make an expression that takes long over long lines; CloudWatch Logs bounds expressions too. */
const maxRepetitions = 4;

/** The constructs that CloudWatch Logs knows have no nesting of repetitions, so that none of them runs away. */
export function compile(expression: string): RegExp {
  if (/[(){}]/.test(expression)) throw refused('a regular expression has no groups and no counted repetitions here.');
  if ((expression.match(/(?<!\\)[*+]/g) ?? []).length > maxRepetitions)
    throw refused(`a regular expression has at most ${maxRepetitions} repetitions here.`);
  try {
    return new RegExp(expression);
  } catch (error) {
    throw refused(`the regular expression cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
