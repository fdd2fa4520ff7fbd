import type { TextRange } from '../../text.ts';
import { fail, type Reader } from './reader.ts';

/** What ends a list of commands. */
export interface Ending {
  readonly words: readonly string[];
  readonly operators: readonly string[];
  /** What was opened and is to be closed, and by what: for the message when something else stands there. */
  readonly opener?: TextRange;
  readonly closer?: string;
}

const token = /[;&|<>()]+|[^\s;&|<>()]+/y;

/** What each closing word closes. */
const openers: ReadonlyMap<string, string> = new Map([
  ['then', 'if'],
  ['elif', 'if'],
  ['else', 'if'],
  ['fi', 'if'],
  ['do', 'while or for'],
  ['done', 'do'],
  ['esac', 'case'],
  ['}', '{'],
  [')', '('],
  [';;', 'case'],
]);

/** Reports what stands here as something that bash does not expect. */
export function unexpected(reader: Reader, ending?: Ending): void {
  token.lastIndex = reader.at;
  const found = token.exec(reader.text)?.[0] ?? '';
  const range = { start: reader.at, end: reader.at + found.length };
  const opened = ending?.opener === undefined ? '' : reader.text.slice(ending.opener.start, ending.opener.end);
  if (opened !== '' && ending?.closer !== undefined && openers.get(found) !== undefined) {
    fail(reader, range, `“${found}” cannot stand here: “${opened}” before it is not yet closed with “${ending.closer}”.`);
    return;
  }
  const opener = openers.get(found);
  if (opener !== undefined) {
    fail(reader, range, `“${found}” stands here without its “${opener}”.`);
    return;
  }
  fail(reader, range, found === '' ? 'A command is missing here.' : `Bash does not expect “${found}” here.`);
}
