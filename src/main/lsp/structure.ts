import { type Connection, FoldingRangeKind, type SelectionRange } from 'vscode-languageserver/node';
import { foldingRanges, format, type LineIndex, selectionRanges, type TextRange } from '../../documents/index.ts';
import { toEdits, toRange } from './positions.ts';
import type { Session } from './session.ts';

/** What follows from the text's own structure: folding, growing selections, formatting. */
export function answerStructure(connection: Connection, session: Session): void {
  connection.onFoldingRanges(({ textDocument }) => {
    const analysis = session.subject(textDocument.uri)?.analysis;
    return analysis
      ? foldingRanges(analysis).map(({ range, kind }) => {
          const { start, end } = toRange(analysis.lines, range);
          return {
            startLine: start.line,
            endLine: end.line,
            kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
          };
        })
      : null;
  });
  connection.onSelectionRanges(({ textDocument, positions }) =>
    positions.map((position) => {
      const place = session.place({ textDocument, position });
      const ranges = place ? selectionRanges(place) : [];
      return place && ranges.length > 0 ? nested(ranges, place.analysis.lines) : { range: { start: position, end: position } };
    }),
  );
  connection.onDocumentFormatting(({ textDocument }) => {
    const analysis = session.subject(textDocument.uri)?.analysis;
    return analysis ? toEdits(analysis.lines, format(analysis)) : null;
  });
}

/** The innermost range, with those around it as its parents. `ranges` begins with the innermost. */
function nested(ranges: readonly TextRange[], lines: LineIndex): SelectionRange {
  const outer = ranges.toReversed().reduce<SelectionRange | undefined>((parent, range) => {
    return { range: toRange(lines, range), ...(parent === undefined ? {} : { parent }) };
  }, undefined);
  if (outer === undefined) throw new Error('There is no range to select.');
  return outer;
}
