import { monaco } from '../../editor/monaco.ts';
import { fromMonacoPosition, toMonacoRange } from '../../editor/positions.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';

/** What follows from the text's own structure: folding, growing selections, formatting. */
export function registerStructure({ documents, language }: Workbench): void {
  const selector = [...ANALYSED_LANGUAGES];
  monaco.languages.registerFoldingRangeProvider(selector, {
    provideFoldingRanges: async (model) => {
      const document = documents.ofModel(model);
      const folds = document && (await language.ask({ ask: 'folds', id: document.id }));
      return folds?.map(({ range, kind }) => ({
        start: range.start.line + 1,
        end: range.end.line + 1,
        kind: kind === 'comment' ? monaco.languages.FoldingRangeKind.Comment : monaco.languages.FoldingRangeKind.Region,
      }));
    },
  });
  monaco.languages.registerSelectionRangeProvider(selector, {
    provideSelectionRanges: async (model, positions) => {
      const document = documents.ofModel(model);
      if (!document) return [];
      const ask = { ask: 'selections', id: document.id } as const;
      const answers = await Promise.all(positions.map((position) => language.ask({ ...ask, position: fromMonacoPosition(position) })));
      return answers.map((ranges = []) => ranges.map((range) => ({ range: toMonacoRange(range) })));
    },
  });
  monaco.languages.registerDocumentFormattingEditProvider(selector, {
    displayName: 'Kiln',
    provideDocumentFormattingEdits: async (model) => {
      const document = documents.ofModel(model);
      const edits = document && (await language.ask({ ask: 'format', id: document.id }));
      return edits?.map(({ range, newText }) => ({ range: toMonacoRange(range), text: newText }));
    },
  });
}
