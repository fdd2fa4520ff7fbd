import { lastAtOrBefore, pieceMap, type TextMap } from '../syntax/text-map.ts';
import type { TextRange } from '../text.ts';

/** A text that is put together from parts of other texts, and the way back to these. */
export interface Assembly {
  text: string;
  readonly parts: Part[];
  readonly masks: TextRange[];
}

/** So much of the assembled text stands at `from` in a text that `map` leads out of. */
interface Part {
  readonly start: number;
  readonly length: number;
  readonly map: TextMap;
  readonly from: number;
}

/** Where a part comes from: an offset of a text, and the way from that text to the file's. */
export interface Origin {
  readonly map: TextMap;
  readonly from: number;
}

/** The letter that masks are made of: a word in every language, and a value of no type but text. */
const MASK = 'x';

export function newAssembly(): Assembly {
  return { text: '', parts: [], masks: [] };
}

export function add(assembly: Assembly, text: string, { map, from }: Origin): void {
  if (text === '') return;
  assembly.parts.push({ start: assembly.text.length, length: text.length, map, from });
  assembly.text += text;
}

/** Adds text of no meaning in place of what the host will put there; as long as what stands there. */
export function addMask(assembly: Assembly, length: number, origin: Origin): void {
  const start = assembly.text.length;
  add(assembly, MASK.repeat(length), origin);
  assembly.masks.push({ start, end: start + length });
}

/** Text that stands for a stretch of the file as a whole. */
export function standIn({ start, end }: TextRange, length: number): Origin {
  return { map: pieceMap(() => [{ inner: 0, innerLength: length, outer: start, outerLength: end - start }]), from: 0 };
}

/** The way from the assembled text to the file's. */
export function assemblyMap({ parts, text }: Assembly): TextMap {
  return {
    toOuter: (inner) => {
      const part = parts[lastAtOrBefore(parts, (each) => each.start, Math.min(inner, text.length))] ?? parts[0];
      return part === undefined ? 0 : part.map.toOuter(part.from + Math.min(inner - part.start, part.length));
    },
    toInner: (outer) => {
      for (const part of parts) {
        const at = part.map.toInner(outer);
        if (at !== undefined && at >= part.from && at <= part.from + part.length) return part.start + at - part.from;
      }
      return undefined;
    },
  };
}
