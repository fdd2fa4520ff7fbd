import { referenceRanges } from '../expressions/find-references.ts';

const MASK = 'x';

/**
 * Writes a harmless word of the same length over every `{{ … }}`: what will stand there at run time is not known, and braces would mean
 * something else to a shell. The shortest reference makes five letters.
 */
export function maskReferences(text: string): string {
  if (!text.includes('{{')) return text;
  let masked = '';
  let at = 0;
  for (const { start, end } of referenceRanges(text)) {
    masked += text.slice(at, start) + MASK.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}

const masked = /x{5}/;

/** Whether a part of a script may stand for a reference. */
export function mayBeMasked(text: string): boolean {
  return masked.test(text);
}
