import { fail, type Reader, skipBlanks } from './reader.ts';
import { type ReadSubstitution, readWord } from './words.ts';

const operator = /(?:\d+|\{\w+\})?(?:<<<|<<-?|<>|<&|>>|>&|>\||<(?!\()|>(?!\())|&>>?/y;

/** Reads `> file`, `2>&1`, `<<END` and their like. False when none stands here. */
export function readRedirection(reader: Reader, substitution: ReadSubstitution): boolean {
  operator.lastIndex = reader.at;
  const found = operator.exec(reader.text)?.[0];
  if (found === undefined) return false;
  const start = reader.at;
  reader.at += found.length;
  skipBlanks(reader);
  const word = readWord(reader, substitution);
  if (word === '') fail(reader, { start, end: start + found.length }, `The target behind “${found}” is missing.`);
  else if (/<<-?$/.test(found) && !found.endsWith('<<<')) {
    const delimiter = word.replaceAll(/["'\\]/g, '');
    reader.pending.push({ delimiter, stripsTabs: found.endsWith('-'), range: { start, end: reader.at } });
  }
  return true;
}
