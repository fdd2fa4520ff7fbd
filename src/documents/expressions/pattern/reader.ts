import { PatternError } from './syntax.ts';

export interface Flags {
  readonly ignoreCase: boolean;
  /** `^` and `$` also mean the start and end of lines. */
  readonly lines: boolean;
  /** `.` also means a line feed. */
  readonly dotAll: boolean;
}

/** A pattern being read, one code point at a time. Flags change while reading: `(?i)` holds to the end of its group. */
export interface PatternReader {
  readonly characters: readonly string[];
  at: number;
  flags: Flags;
}

const QUOTED_OR_ESCAPED = /\\[^Q]|\\Q(.*?)(?:\\E|$)/gs;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

export function createReader(pattern: string): PatternReader {
  const unquoted = pattern.replace(QUOTED_OR_ESCAPED, (all, quoted?: string) => quoted?.replace(PUNCTUATION, '\\$&') ?? all);
  return { characters: Array.from(unquoted), at: 0, flags: { ignoreCase: false, lines: false, dotAll: false } };
}

export function peek(reader: PatternReader): string | undefined {
  return reader.characters[reader.at];
}

/** The next character; `expected` says what is missing when the pattern ends here. */
export function take(reader: PatternReader, expected: string): string {
  const character = reader.characters[reader.at];
  if (character === undefined) throw new PatternError(`${expected} is missing at the end`);
  reader.at++;
  return character;
}

/** Steps over `text` if it stands here. */
export function skip(reader: PatternReader, text: string): boolean {
  if (!startsWith(reader, text)) return false;
  reader.at += text.length;
  return true;
}

export function startsWith(reader: PatternReader, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (reader.characters[reader.at + index] !== text[index]) return false;
  return true;
}

/** What stands before the next `end`; steps over both. */
export function takeUntil(reader: PatternReader, end: string): string {
  let taken = '';
  while (!skip(reader, end)) taken += take(reader, end);
  return taken;
}
