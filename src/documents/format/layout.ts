import type { TextEdit } from '../diagnostic.ts';
import type { LineIndex } from '../text.ts';

/** How far the dash or key of a line is indented, and how far it is to be. */
export interface Column {
  readonly old: number;
  readonly new: number;
}

/** What a walk over a document finds out about its lines. */
export interface Layout {
  readonly text: string;
  readonly lines: LineIndex;
  /** The indentation that each line is to have; lines that nobody claimed are blank, or comments, or not understood. */
  readonly indentation: Map<number, number>;
  /** Dashes and keys that stand on a line, from left to right. */
  readonly columns: Map<number, readonly Column[]>;
  /** Lines whose end belongs to a text: blanks there stay, and blank lines too. */
  readonly frozen: Set<number>;
  /** Changes inside of lines. */
  readonly edits: TextEdit[];
  /** Lists stand further in than the key before them, as the first one of the document does. */
  readonly listsIndented: boolean;
}

/** Something that is written in a way which is better left alone. Thrown by the walk, caught by `format`. */
export class NotFormatted extends Error {
  override readonly name = 'NotFormatted';
}

export function lineAt({ lines }: Layout, offset: number): number {
  return lines.positionAt(offset).line;
}

/** The column of an offset. */
export function columnAt({ lines }: Layout, offset: number): number {
  return lines.positionAt(offset).character;
}

/** The text of a line without its end. */
export function lineText({ text, lines }: Layout, line: number): string {
  const start = lines.starts[line] ?? text.length;
  const end = lines.starts[line + 1] ?? text.length;
  return text.slice(start, end).replace(/\r?\n$/, '');
}

export function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Whether only blanks stand before an offset on its line. */
export function startsLine(layout: Layout, offset: number): boolean {
  return isBlank(layout.text.slice(offset - columnAt(layout, offset), offset));
}

/** Writes another text between two offsets, unless it is there already. */
export function put(layout: Layout, [start, end]: readonly [number, number], newText: string): void {
  if (layout.text.slice(start, end) !== newText) layout.edits.push({ range: { start, end }, newText });
}
