import { fail, type Reader, skipBlanks } from './reader.ts';
import { type ReadSubstitution, readWord } from './words.ts';

const operator = /(?:\d+|\{\w+\})?(?:<<<|<<-?|<>|<&|>>|>&|>\||<(?!\()|>(?!\())|&>>?/y;

/** Reads `> file`, `2>&1`, `<<END` and their like. False when none stands here. */
export function readRedirection(reader: Reader, substitution: ReadSubstitution): boolean {
  if (!mayBegin(reader)) return false;
  operator.lastIndex = reader.at;
  const found = operator.exec(reader.text)?.[0];
  if (found === undefined) return false;
  const start = reader.at;
  reader.at += found.length;
  skipBlanks(reader);
  const at = reader.at;
  if (!readWord(reader, substitution)) fail(reader, { start, end: start + found.length }, `The target behind “${found}” is missing.`);
  else if (/<<-?$/.test(found) && !found.endsWith('<<<')) {
    const delimiter = reader.text.slice(at, reader.at).replaceAll(/["'\\]/g, '');
    reader.pending.push({ delimiter, stripsTabs: found.endsWith('-'), range: { start, end: reader.at } });
  }
  return true;
}

/** Few words begin like this, so most of them are spared the expression. */
function mayBegin({ text, at }: Reader): boolean {
  const char = text[at] ?? '';
  return char === '<' || char === '>' || char === '&' || char === '{' || (char >= '0' && char <= '9');
}
