import { parsePattern } from './parse-pattern.ts';
import { compileProgram, type Instruction } from './program.ts';
import { type Assertion, PatternError } from './syntax.ts';

/** Tells whether a pattern is found anywhere in a text, in a time that grows with the product of their lengths and no faster. */
export type Matcher = (text: string) => boolean;

/** The code points on both sides of a place in the text; undefined outside of it. */
interface Spot {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const LINE_FEED = 10;
const WORD_CHARACTER = /^\w$/;

/** Compiles a pattern in the syntax of Go's regexp, which AWSTOE uses; for one that Go would refuse it says why. */
export function compilePattern(pattern: string): Matcher | { readonly error: string } {
  try {
    const program = compileProgram(parsePattern(pattern));
    return (text) => isFound(program, text);
  } catch (error) {
    if (error instanceof PatternError) return { error: error.message };
    throw error;
  }
}

function isFound(program: readonly Instruction[], text: string): boolean {
  const codePoints = Array.from(text, (character) => character.codePointAt(0));
  let arrived: number[] = [];
  for (let at = 0; at <= codePoints.length; at++) {
    const spot: Spot = { before: codePoints[at - 1], after: codePoints[at] };
    const next: number[] = [];
    // A match may begin at every place, so the start of the program is always among the ways.
    for (const place of reachable(program, [0, ...arrived], spot)) {
      const instruction = program[place];
      if (instruction?.kind === 'match') return true;
      if (instruction?.kind === 'character' && spot.after !== undefined && instruction.test(spot.after)) next.push(place + 1);
    }
    arrived = next;
  }
  return false;
}

/** The places of the program that are reached from `starts` without reading a character. */
function reachable(program: readonly Instruction[], starts: readonly number[], spot: Spot): ReadonlySet<number> {
  const reached = new Set<number>();
  const pending = [...starts];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const instruction = program[place];
    if (instruction?.kind === 'fork') pending.push(...instruction.targets);
    else if (instruction?.kind === 'assertion' && holds(instruction.assertion, spot)) pending.push(place + 1);
  }
  return reached;
}

function holds(assertion: Assertion, { before, after }: Spot): boolean {
  switch (assertion) {
    case 'text-start':
      return before === undefined;
    case 'text-end':
      return after === undefined;
    case 'line-start':
      return before === undefined || before === LINE_FEED;
    case 'line-end':
      return after === undefined || after === LINE_FEED;
    case 'word-boundary':
      return isWord(before) !== isWord(after);
    case 'not-word-boundary':
      return isWord(before) === isWord(after);
  }
}

function isWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && WORD_CHARACTER.test(String.fromCodePoint(codePoint));
}
