import type { TextRange } from '../text.ts';

/** Where a reference is being typed. */
export interface OpenBraces {
  /** What has been typed between the braces. */
  readonly range: TextRange;
  /** What is still missing around the reference: blanks, and the closing braces. */
  readonly before: string;
  readonly behind: string;
}

/** The braces around the cursor that open on its line and are not closed before it; undefined outside of any. */
export function openBraces(text: string, offset: number): OpenBraces | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const open = before.lastIndexOf('{{');
  if (open === -1 || before.indexOf('}}', open) !== -1) return undefined;
  const lineEnd = text.indexOf('\n', offset);
  const rest = text.slice(offset, lineEnd === -1 ? text.length : lineEnd);
  const word = /^[\w.:/[\]()-]*/.exec(rest)?.[0] ?? '';
  const inside = before.slice(open + 2);
  const isClosed = /^\s*\}\}/.test(rest.slice(word.length));
  const hasBlank = /^\s/.test(rest.slice(word.length));
  return {
    range: { start: lineStart + open + 2 + (inside.length - inside.trimStart().length), end: offset + word.length },
    before: /^\s/.test(inside) ? '' : ' ',
    behind: isClosed ? (hasBlank ? '' : ' ') : ' }}',
  };
}
