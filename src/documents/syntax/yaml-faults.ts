import type { ErrorCode, YAMLError } from 'yaml';
import type { TextRange } from '../text.ts';
import { multipleDocuments, tabIndentation, tooDeep } from './findings.ts';
import { contentEnd } from './tokens.ts';
import type { SyntaxFault } from './tree.ts';

/** A quote or an opening bracket without its other half, and where reading it ended for want of that. */
export interface Unclosed extends TextRange {
  readonly what: 'quote' | 'bracket';
}

/** Our words for the errors of the `yaml` package that speak of its inner workings; its own words for the others. */
const MESSAGES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A second “: ” makes a map of this value; put the value in quotes if it is text.',
  MULTILINE_IMPLICIT_KEY: 'This is neither “key: value” nor a list item, or it is not indented as it should be.',
  BLOCK_IN_FLOW: 'Inside of brackets only further brackets can hold lists and maps; perhaps a comma is missing.',
  UNEXPECTED_TOKEN: 'The value before this has ended; if this belongs to it, put the whole value in quotes.',
  BAD_INDENT: 'This is not indented as it should be.',
};
/** Errors that tell where something unclosed ended; where it began is more to the point. */
const ENDINGS: ReadonlySet<ErrorCode> = new Set(['MISSING_CHAR', 'BAD_INDENT']);

/** The faults of one text by the errors of the `yaml` package. The errors behind a first unexpected one only repeat it. */
export function faultsOf(text: string, errors: readonly YAMLError[], unclosed: readonly Unclosed[]): SyntaxFault[] {
  const ends = new Set(unclosed.map(({ end }) => end));
  const others = errors.filter(({ code, pos }) => !(ENDINGS.has(code) && ends.has(pos[0])));
  const firstUnexpected = others.findIndex(({ code }) => code === 'UNEXPECTED_TOKEN');
  const kept = others.filter(({ code }, index) => code !== 'UNEXPECTED_TOKEN' || index === firstUnexpected);
  return [...innermost(unclosed).map((part) => unclosedFault(text, part)), ...kept.map((error) => faultOf(text, error))];
}

/** What is unclosed swallows the ends of what is around it. */
function innermost(unclosed: readonly Unclosed[]): readonly Unclosed[] {
  const holdsAnother = (outer: Unclosed) => unclosed.some(({ start, end }) => start > outer.start && end <= outer.end);
  return unclosed.filter((part) => !holdsAnother(part));
}

function unclosedFault(text: string, { what, start }: Unclosed): SyntaxFault {
  return { code: 'syntax', message: `This ${what} is never closed.`, range: { start, end: contentEnd(text, start) } };
}

function faultOf(text: string, { code, message, pos }: YAMLError): SyntaxFault {
  const start = Math.min(pos[0], text.length);
  const end = Math.min(Math.max(pos[1], start + 1), text.length);
  if (code === 'MULTIPLE_DOCS') return multipleDocuments({ start, end: Math.min(start + 3, end) });
  // Its own limit, or the stack's.
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep({ start, end });
  if (code === 'TAB_AS_INDENT') return tabIndentation({ start, end });
  // Most errors name a single character or all the rest: a line is what an author looks at.
  return { code: 'syntax', message: MESSAGES[code] ?? `${message}.`, range: { start, end: contentEnd(text, start) } };
}
