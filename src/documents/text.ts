/** A half-open span of a text, in UTF-16 code units from its start. Everything inside `documents` speaks offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line and UTF-16 column: what editors and the language server protocol use at the edge. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface PositionRange {
  readonly start: Position;
  readonly end: Position;
}

/** Start offsets of the lines of one text; found when they are first asked for, mostly at the edge. */
export class LineIndex {
  private readonly text: string;
  private found: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get starts(): readonly number[] {
    this.found ??= lineStarts(this.text);
    return this.found;
  }

  private get length(): number {
    return this.text.length;
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const target = Math.min(Math.max(offset, 0), this.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: target - (this.starts[low] ?? 0) };
  }

  /** The offset of a position; lines and columns outside the text are clamped to it. */
  offsetAt(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return this.length;
    const next = this.starts[position.line + 1] ?? this.length + 1;
    return Math.min(start + position.character, next - 1);
  }

  rangeOf(range: TextRange): PositionRange {
    return { start: this.positionAt(range.start), end: this.positionAt(range.end) };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
