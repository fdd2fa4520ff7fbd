import type { languages } from 'monaco-editor/editor';
import { monaco } from '../editor/monaco.ts';
import type { OpenDocuments } from '../editor/open-documents.ts';
import { fromMonacoPosition, toMonacoRange } from '../editor/positions.ts';
import type { ProblemsStore } from '../stores/problems-store.ts';
import type { LanguageService } from './language-service.ts';
import type { CompletionEntry, OutlineSymbol } from './protocol.ts';

interface ProviderDeps {
  readonly documents: OpenDocuments;
  readonly language: LanguageService;
  readonly problems: ProblemsStore;
}

const LANGUAGES = ['yaml', 'json'];

/** Lends the language worker's answers to Monaco. */
export function registerProviders(deps: ProviderDeps): void {
  monaco.languages.registerCompletionItemProvider(LANGUAGES, completionProvider(deps));
  monaco.languages.registerHoverProvider(LANGUAGES, hoverProvider(deps));
  monaco.languages.registerDocumentSymbolProvider(LANGUAGES, symbolProvider(deps));
  monaco.languages.registerCodeActionProvider(LANGUAGES, fixProvider(deps));
}

function completionProvider({ documents, language }: ProviderDeps): languages.CompletionItemProvider {
  return {
    triggerCharacters: [' ', ':', '-', '{', '.'],
    provideCompletionItems: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return { suggestions: [] };
      const answer = await language.ask({ ask: 'complete', id: document.id, position: fromMonacoPosition(position) });
      return { suggestions: answer.type === 'completions' ? answer.entries.map(toSuggestion) : [] };
    },
  };
}

const KIND: Readonly<Record<CompletionEntry['kind'], languages.CompletionItemKind>> = {
  key: monaco.languages.CompletionItemKind.Property,
  action: monaco.languages.CompletionItemKind.Function,
  input: monaco.languages.CompletionItemKind.Field,
  value: monaco.languages.CompletionItemKind.Value,
  reference: monaco.languages.CompletionItemKind.Variable,
  snippet: monaco.languages.CompletionItemKind.Snippet,
};

function toSuggestion(entry: CompletionEntry): languages.CompletionItem {
  return {
    label: entry.label,
    kind: KIND[entry.kind],
    insertText: entry.insertText,
    range: toMonacoRange(entry.range),
    ...(entry.detail !== undefined && { detail: entry.detail }),
    ...(entry.documentation !== undefined && { documentation: { value: entry.documentation } }),
    ...(entry.sortText !== undefined && { sortText: entry.sortText }),
    ...(entry.snippet && { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
  };
}

function hoverProvider({ documents, language }: ProviderDeps): languages.HoverProvider {
  return {
    provideHover: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const answer = await language.ask({ ask: 'hover', id: document.id, position: fromMonacoPosition(position) });
      if (answer.type !== 'hover' || !answer.hover) return undefined;
      return { range: toMonacoRange(answer.hover.range), contents: answer.hover.contents.map((value) => ({ value })) };
    },
  };
}

const SYMBOL: Readonly<Record<OutlineSymbol['kind'], languages.SymbolKind>> = {
  document: monaco.languages.SymbolKind.File,
  parameter: monaco.languages.SymbolKind.Variable,
  constant: monaco.languages.SymbolKind.Constant,
  phase: monaco.languages.SymbolKind.Namespace,
  step: monaco.languages.SymbolKind.Function,
  key: monaco.languages.SymbolKind.Property,
};

function symbolProvider({ documents, problems }: ProviderDeps): languages.DocumentSymbolProvider {
  const convert = (symbol: OutlineSymbol): languages.DocumentSymbol => ({
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL[symbol.kind],
    tags: [],
    range: toMonacoRange(symbol.range),
    selectionRange: toMonacoRange(symbol.selectionRange),
    children: symbol.children.map(convert),
  });
  return {
    provideDocumentSymbols: (model) => {
      const document = documents.ofModel(model);
      const analysis = document && problems.getState().documents[document.id];
      return analysis ? analysis.outline.map(convert) : [];
    },
  };
}

function fixProvider({ documents, problems }: ProviderDeps): languages.CodeActionProvider {
  return {
    provideCodeActions: (model, range, context) => {
      const document = documents.ofModel(model);
      const analysis = document && problems.getState().documents[document.id];
      const here =
        analysis?.problems.filter((problem) => monaco.Range.areIntersectingOrTouching(toMonacoRange(problem.range), range)) ?? [];
      const actions = here.flatMap((problem) =>
        problem.fixes.map((fix): languages.CodeAction => {
          const edits = fix.edits.map(({ range, newText }) => {
            return { resource: model.uri, versionId: analysis?.version, textEdit: { range: toMonacoRange(range), text: newText } };
          });
          const diagnostics = context.markers.filter(({ code }) => (typeof code === 'object' ? code.value : code) === problem.rule);
          return { title: fix.title, kind: 'quickfix', diagnostics, edit: { edits }, isPreferred: fix.safe };
        }),
      );
      return { actions, dispose: () => undefined };
    },
  };
}
