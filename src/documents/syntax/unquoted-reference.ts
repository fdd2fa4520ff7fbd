import type { LineIndex, TextRange } from '../text.ts';
import type { SyntaxFault } from './tree.ts';

// A key or a dash, and then a plain value that starts with two braces.
const UNQUOTED = /(?:[:-]\s+|^\s*)(\{\{.*)$/;
const COMMENT = /\s#.*$/;

/**
 * The value that starts with an unquoted `{{` on the line where the parser stumbled or on the one before it; the parser sees it as the
 * start of a map and fails somewhere behind. undefined when the fault has another cause.
 */
export function unquotedReferenceNear(fault: SyntaxFault, document: { text: string; lines: LineIndex }): TextRange | undefined {
  if (fault.code !== 'syntax') return undefined;
  const { line } = document.lines.positionAt(fault.range.start);
  return unquotedOnLine(line, document) ?? (line > 0 ? unquotedOnLine(line - 1, document) : undefined);
}

function unquotedOnLine(line: number, { text, lines }: { text: string; lines: LineIndex }): TextRange | undefined {
  const start = lines.starts[line] ?? 0;
  const end = lines.starts[line + 1] ?? text.length;
  const source = text.slice(start, end).trimEnd().replace(COMMENT, '').trimEnd();
  const value = UNQUOTED.exec(source)?.[1];
  return value === undefined ? undefined : { start: start + source.length - value.length, end: start + source.length };
}
