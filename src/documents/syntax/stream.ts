import type { TextRange } from '../text.ts';
import { addFault, type Findings, multipleDocuments } from './findings.ts';
import { endOfLine } from './tokens.ts';

/** What no YAML text may hold: control characters, NUL among them, and halves of surrogate pairs. */
const UNPRINTABLE = /(?![\t\n\r\x85])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const REPLACEMENT = '\uFFFD';
const BYTE_ORDER_MARK = '\uFEFF';
/** Blank lines, comments and directives before a document, then its start. */
const START = /^(?:[ \t]*(?:#.*)?\r?\n|%.*\n)*---(?=\s|$)/;
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;
const CONTENT = /^[ \t]*[^\s#]/m;

/** A text of the same length without characters that YAML does not allow; each run of them is reported. */
export function withoutUnprintable(findings: Findings, text: string): string {
  let lastEnd = -1;
  return text.replace(UNPRINTABLE, (character, start: number) => {
    if (start !== lastEnd) addFault(findings, unprintable(start));
    lastEnd = start + character.length;
    return REPLACEMENT.repeat(character.length);
  });
}

/** Where the first document of a text begins and ends; a second one is reported. */
export function firstDocument(findings: Findings, text: string): TextRange {
  const afterMark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const start = afterMark + (START.exec(text.slice(afterMark))?.[0].length ?? 0);
  MARKER.lastIndex = start;
  const marker = MARKER.exec(text);
  if (marker === null) return { start, end: text.length };
  if (CONTENT.test(text.slice(endOfLine(text, marker.index)))) {
    addFault(findings, multipleDocuments({ start: marker.index, end: marker.index + marker[0].length }));
  }
  return { start, end: marker.index };
}

function unprintable(start: number): Findings['faults'][number] {
  const message = 'Control characters, such as NUL, are not allowed in YAML; use an escape in double quotes.';
  return { code: 'syntax', message, range: { start, end: start + 1 } };
}
