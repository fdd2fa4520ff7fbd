import type { TextRange } from '../../text.ts';
import { type Assembly, add, addMask, standIn } from '../assembly.ts';
import { inFile } from '../in-file.ts';

/** Where the text of a Terraform template goes to. Offsets and ranges are of the file. */
export interface Sink {
  /** As it stands in the file. */
  copy(text: string, from: number): void;
  /** What an escape stands for. */
  replace(text: string, range: TextRange): void;
  /** A value that is put in later. */
  mask(range: TextRange): void;
  /** A directive, which leaves nothing behind. */
  blank(text: string, from: number): void;
}

/** The text as it will be. */
export function plainSink(assembly: Assembly): Sink {
  return {
    copy: (text, from) => add(assembly, text, { map: inFile, from }),
    replace: (text, range) => add(assembly, text, standIn(range, text.length)),
    mask: ({ start, end }) => addMask(assembly, end - start, { map: inFile, from: start }),
    blank: (text, from) => addBlank(assembly, text.replaceAll(/[^\n]/g, ' '), from),
  };
}

const SPECIAL = /["\\\p{Cc}]/u;

/** The text as it will be, inside the quotes of JSON. */
export function jsonSink(assembly: Assembly): Sink {
  const plain = plainSink(assembly);
  const replace: Sink['replace'] = (text, range) => plain.replace(JSON.stringify(text).slice(1, -1), range);
  const copy: Sink['copy'] = (text, from) => {
    let at = 0;
    for (let next = 0; next < text.length; next++) {
      if (!SPECIAL.test(text.charAt(next))) continue;
      plain.copy(text.slice(at, next), from + at);
      replace(text.charAt(next), { start: from + next, end: from + next + 1 });
      at = next + 1;
    }
    plain.copy(text.slice(at), from + at);
  };
  return { copy, replace, mask: plain.mask, blank: (text, from) => addBlank(assembly, ' '.repeat(text.length), from) };
}

function addBlank(assembly: Assembly, text: string, from: number): void {
  const start = assembly.text.length;
  add(assembly, text, { map: inFile, from });
  assembly.masks.push({ start, end: start + text.length });
}
