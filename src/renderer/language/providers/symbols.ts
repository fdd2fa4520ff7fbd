import type { languages } from 'monaco-editor/editor';
import { monaco } from '../../editor/monaco.ts';
import { toMonacoRange } from '../../editor/positions.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';
import type { OutlineSymbol } from '../protocol.ts';

const SYMBOL: Readonly<Record<OutlineSymbol['kind'], languages.SymbolKind>> = {
  document: monaco.languages.SymbolKind.File,
  parameter: monaco.languages.SymbolKind.Variable,
  constant: monaco.languages.SymbolKind.Constant,
  phase: monaco.languages.SymbolKind.Namespace,
  step: monaco.languages.SymbolKind.Function,
  key: monaco.languages.SymbolKind.Property,
};

/** The outline comes with every analysis, so nobody has to be asked. */
export function registerSymbols({ documents, problems }: Workbench): void {
  monaco.languages.registerDocumentSymbolProvider([...ANALYSED_LANGUAGES], {
    provideDocumentSymbols: (model) => {
      const document = documents.ofModel(model);
      const analysis = document && problems.getState().documents[document.id];
      return analysis ? analysis.outline.map(toSymbol) : [];
    },
  });
}

function toSymbol(symbol: OutlineSymbol): languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL[symbol.kind],
    tags: [],
    range: toMonacoRange(symbol.range),
    selectionRange: toMonacoRange(symbol.selectionRange),
    children: symbol.children.map(toSymbol),
  };
}
