import { CARRIAGE_RETURN, endOfLine, HASH, LINE_FEED, SPACE, TAB } from '../../syntax/tokens.ts';
import type { TextRange } from '../../text.ts';
import type { ScriptFault } from '../model.ts';

/** A simple command as it was read: the places of its words, assignments before it included. */
export interface ReadCommand {
  readonly words: readonly TextRange[];
  readonly range: TextRange;
  /** The next one of its pipeline. */
  pipedInto: ReadCommand | undefined;
}

/** A here-document whose text begins behind the next line end. */
interface PendingHeredoc {
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  readonly range: TextRange;
}

/**
 * How far a script has been read. The first fault ends the reading: it moves `at` to the end of the text, where every loop ends by itself;
 * what the unwinding functions miss there is no second fault.
 */
export interface Reader {
  readonly text: string;
  at: number;
  fault: ScriptFault | undefined;
  /** How many lists, strings and expansions are open. */
  depth: number;
  /** The text nests deeper than is read, so nothing is known of its faults. */
  hasGivenUp: boolean;
  pending: PendingHeredoc[];
  /** Where `((` turned out to begin no arithmetic, so that nested ones are not tried again and again. */
  readonly notArithmetic: Set<number>;
  /** Here-documents without their last line. Bash takes what is left of the script and only warns. */
  readonly endless: TextRange[];
  /** In the order in which they ended. */
  readonly commands: ReadCommand[];
  /** What was read last, if that was a simple command. */
  last: ReadCommand | undefined;
  /** Quoted strings that went over a line end, in case one of them swallowed what it should not have. */
  readonly longStrings: { readonly start: number; readonly end: number }[];
}

export function readerOf(text: string): Reader {
  return {
    text,
    at: 0,
    fault: undefined,
    depth: 0,
    hasGivenUp: false,
    pending: [],
    notArithmetic: new Set(),
    endless: [],
    commands: [],
    last: undefined,
    longStrings: [],
  };
}

export function fail(reader: Reader, range: TextRange, message: string): void {
  if (!reader.hasGivenUp) reader.fault ??= { range, message };
  reader.at = reader.text.length;
}

/** Nobody nests deeper, and the stack has an end. */
const MAX_DEPTH = 200;

/** Reads something that may hold more of its kind. */
export function nested<T>(reader: Reader, read: () => T): T {
  if (++reader.depth > MAX_DEPTH) {
    reader.hasGivenUp = true;
    reader.at = reader.text.length;
  }
  const result = read();
  reader.depth--;
  return result;
}

export const isAtEnd = ({ text, at }: Reader) => at >= text.length;

const BACKSLASH = 92;

/** Skips blanks, joined lines and a comment; a line end stays. */
export function skipBlanks(reader: Reader): void {
  const { text } = reader;
  let { at } = reader;
  let code = text.charCodeAt(at);
  while (code === SPACE || code === TAB || code === CARRIAGE_RETURN || (code === BACKSLASH && text.charCodeAt(at + 1) === LINE_FEED)) {
    at += code === BACKSLASH ? 2 : 1;
    code = text.charCodeAt(at);
  }
  reader.at = code === HASH ? endOfLine(text, at) : at;
}

/** Skips blanks, comments and line ends, and the here-documents behind these. */
export function skipLines(reader: Reader): void {
  skipBlanks(reader);
  while (reader.text.charCodeAt(reader.at) === LINE_FEED) {
    reader.at++;
    readHeredocs(reader);
    skipBlanks(reader);
  }
}

function readHeredocs(reader: Reader): void {
  const { pending } = reader;
  reader.pending = [];
  for (const heredoc of pending) {
    const end = endOfHeredoc(reader, heredoc);
    if (end === undefined) reader.endless.push(heredoc.range);
    reader.at = end ?? reader.text.length;
  }
}

/** Behind the delimiter's line; a substitution may end in that line too: `$(cat <<END … END)`. */
function endOfHeredoc({ text, at, depth }: Reader, { delimiter, stripsTabs }: PendingHeredoc): number | undefined {
  for (let start = at; start <= text.length && start !== 0; start = text.indexOf('\n', start) + 1) {
    let from = start;
    while (stripsTabs && text[from] === '\t') from++;
    if (!text.startsWith(delimiter, from)) continue;
    const behind = from + delimiter.length;
    if (behind >= text.length || text[behind] === '\n') return behind;
    if (depth > 0 && text[behind] === ')') return behind;
  }
  return undefined;
}
