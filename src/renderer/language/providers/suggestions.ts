import type { languages } from 'monaco-editor/editor';
import { monaco } from '../../editor/monaco.ts';
import { fromMonacoPosition, toMonacoRange } from '../../editor/positions.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';
import type { CompletionEntry, SignatureAnswer } from '../protocol.ts';

/** What helps while one types: completion, hover, the inputs of an action. */
export function registerSuggestions(workbench: Workbench): void {
  const selector = [...ANALYSED_LANGUAGES];
  monaco.languages.registerCompletionItemProvider(selector, completionProvider(workbench));
  monaco.languages.registerHoverProvider(selector, hoverProvider(workbench));
  monaco.languages.registerSignatureHelpProvider(selector, signatureProvider(workbench));
}

function completionProvider({ documents, language }: Workbench): languages.CompletionItemProvider {
  return {
    triggerCharacters: [' ', ':', '-', '{', '[', '"', '.', '$'],
    provideCompletionItems: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return { suggestions: [] };
      const entries = await language.ask({ ask: 'complete', id: document.id, position: fromMonacoPosition(position) });
      return { suggestions: (entries ?? []).map(toSuggestion) };
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
    // What was typed is a beginning of what is written: in JSON with its quote, and of an ARN, not of the name that it is offered by.
    ...(!entry.snippet && { filterText: entry.insertText }),
    ...(entry.snippet && { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
  };
}

function hoverProvider({ documents, language }: Workbench): languages.HoverProvider {
  return {
    provideHover: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const hover = await language.ask({ ask: 'hover', id: document.id, position: fromMonacoPosition(position) });
      return hover && { range: toMonacoRange(hover.range), contents: hover.contents.map((value) => ({ value })) };
    },
  };
}

function signatureProvider({ documents, language }: Workbench): languages.SignatureHelpProvider {
  return {
    signatureHelpTriggerCharacters: [':'],
    provideSignatureHelp: async (model, position) => {
      const document = documents.ofModel(model);
      if (!document) return undefined;
      const signature = await language.ask({ ask: 'signature', id: document.id, position: fromMonacoPosition(position) });
      return signature && { value: toSignatureHelp(signature), dispose: () => undefined };
    },
  };
}

function toSignatureHelp({ label, documentation, parameters, activeParameter }: SignatureAnswer): languages.SignatureHelp {
  const described = parameters.map((parameter) => ({ label: parameter.label, documentation: { value: parameter.documentation } }));
  return {
    signatures: [{ label, documentation: { value: documentation }, parameters: described }],
    activeSignature: 0,
    activeParameter: activeParameter ?? -1, // none is lit
  };
}
