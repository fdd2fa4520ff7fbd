import type { IPosition, IRange } from 'monaco-editor/editor';
import type { Position, PositionRange } from '../../documents/index.ts';

// Monaco counts lines and columns from one, everybody else here from zero. This is the only place that knows.

export const toMonacoPosition = (position: Position): IPosition => ({ lineNumber: position.line + 1, column: position.character + 1 });

export const fromMonacoPosition = (position: IPosition): Position => ({ line: position.lineNumber - 1, character: position.column - 1 });

export const fromMonacoRange = (range: IRange): PositionRange => ({
  start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
  end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
});

export const toMonacoRange = ({ start, end }: PositionRange): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});
