import { getScalarValue, SCALAR_STYLE_FOLDED_BLOCK, SCALAR_STYLE_LITERAL_BLOCK, SCALAR_STYLE_PLAIN, type ScalarEvent } from 'js-yaml';
import { trimEnd } from './tokens.ts';
import type { ScalarStyle } from './tree.ts';

/** js-yaml numbers its scalar styles from 1, in this order. */
const STYLES: readonly ScalarStyle[] = ['plain', 'single', 'double', 'literal', 'folded'];
const HEADERS = { [SCALAR_STYLE_LITERAL_BLOCK]: '|', [SCALAR_STYLE_FOLDED_BLOCK]: '>' };

export interface ScalarSource {
  readonly style: ScalarStyle;
  /** The scalar as it is written: quotes and block header included, blank lines behind it not. */
  readonly start: number;
  readonly end: number;
  /** Where reading goes on. */
  readonly next: number;
}

/** Where a scalar that is not empty stands. `after` is an offset between the token before the scalar and the scalar. */
export function scalarSource(text: string, event: ScalarEvent, after: number): ScalarSource {
  const { style, valueStart, valueEnd } = event;
  const name = STYLES[style - 1] ?? 'plain';
  if (style === SCALAR_STYLE_PLAIN) return { style: name, start: valueStart, end: valueEnd, next: valueEnd };
  if (style === SCALAR_STYLE_LITERAL_BLOCK || style === SCALAR_STYLE_FOLDED_BLOCK) {
    const start = headerStart(text, event, { after, header: HEADERS[style] });
    return { style: name, start, end: trimEnd(text, start + 1, valueEnd), next: valueEnd };
  }
  return { style: name, start: valueStart - 1, end: valueEnd + 1, next: valueEnd + 1 };
}

/** The header stands on the line above the content; before it come at most the key's colon, a dash, an anchor and a tag. */
function headerStart(text: string, event: ScalarEvent, search: { after: number; header: string }): number {
  const lineStart = text.lastIndexOf('\n', event.valueStart - 2) + 1;
  return text.indexOf(search.header, Math.max(lineStart, search.after, event.anchorEnd, event.tagEnd));
}

/** The decoded text of a scalar that is not empty. */
export function scalarText(text: string, event: ScalarEvent): string {
  return event.fast ? text.slice(event.valueStart, event.valueEnd) : getScalarValue(text, event);
}
