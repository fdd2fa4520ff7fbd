import { type Column, indentationOf, isBlank, type Layout, lineText, NotFormatted } from './layout.ts';

const MARKER = /^(?:---|\.\.\.|%)/;

/**
 * Indents comments that have a line of their own like the dash or key at whose column they stood: of the line below, or of what encloses
 * the line above. Throws `NotFormatted` for a line that is neither blank, nor a comment, nor claimed.
 */
export function layOutComments(layout: Layout): void {
  const open: Column[] = [];
  const { starts } = layout.lines;
  for (let line = 0; line < starts.length; line++) {
    const columns = layout.columns.get(line);
    if (columns !== undefined) enter(open, columns);
    if (layout.indentation.has(line) || layout.frozen.has(line)) continue;
    const text = lineText(layout, line);
    if (isBlank(text) || MARKER.test(text)) continue;
    if (text.trimStart()[0] !== '#') throw new NotFormatted();
    layout.indentation.set(line, indentationFor(indentationOf(text), columnsBelow(layout, line), open));
  }
}

/** Keeps the columns that enclose the line. */
function enter(open: Column[], columns: readonly Column[]): void {
  const outermost = columns[0]?.old ?? 0;
  while ((open.at(-1)?.old ?? -1) >= outermost) open.pop();
  open.push(...columns);
}

function columnsBelow(layout: Layout, line: number): readonly Column[] {
  for (let below = line + 1; below < layout.lines.starts.length; below++) {
    const columns = layout.columns.get(below);
    if (columns !== undefined) return columns;
  }
  return [];
}

function indentationFor(column: number, below: readonly Column[], open: readonly Column[]): number {
  const candidates = [...below, ...open];
  const exact = candidates.find(({ old }) => old === column);
  if (exact !== undefined) return exact.new;
  const outside = candidates.filter(({ old }) => old < column).sort((a, b) => b.old - a.old)[0];
  return outside?.new ?? below[0]?.new ?? 0;
}
