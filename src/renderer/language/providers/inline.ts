import type { languages } from 'monaco-editor/editor';
import { monaco } from '../../editor/monaco.ts';
import { toMonacoPosition, toMonacoRange } from '../../editor/positions.ts';
import type { Workbench } from '../../workbench.ts';
import { ANALYSED_LANGUAGES } from '../analysed-languages.ts';
import type { LinkAnswer, TokenAnswer } from '../protocol.ts';
import { uriOfPath } from './places.ts';

/** What is drawn inside the text: hints, links, and colours that YAML's own grammar knows nothing of. */
export function registerInline(workbench: Workbench): void {
  const { documents, language } = workbench;
  const selector = [...ANALYSED_LANGUAGES];
  monaco.languages.registerInlayHintsProvider(selector, {
    displayName: 'Kiln',
    provideInlayHints: async (model, range) => {
      const document = documents.ofModel(model);
      const hints = (document && (await language.ask({ ask: 'hints', id: document.id }))) ?? [];
      const shown = hints.map(({ position, text, tooltip }) => ({
        label: text,
        position: toMonacoPosition(position),
        paddingLeft: true,
        ...(tooltip !== undefined && { tooltip: { value: tooltip } }),
      }));
      return { hints: shown.filter((hint) => range.containsPosition(hint.position)), dispose: () => undefined };
    },
  });
  monaco.languages.registerLinkProvider(selector, {
    provideLinks: async (model) => {
      const document = documents.ofModel(model);
      const links = document && (await language.ask({ ask: 'links', id: document.id }));
      return { links: (links ?? []).map(toLink) };
    },
  });
  monaco.languages.registerDocumentSemanticTokensProvider(selector, {
    getLegend: () => ({ tokenTypes: [...TYPES], tokenModifiers: [] }),
    provideDocumentSemanticTokens: async (model) => {
      const document = documents.ofModel(model);
      const tokens = document && (await language.ask({ ask: 'tokens', id: document.id }));
      return tokens && { data: encoded(tokens, (line) => model.getLineMaxColumn(line + 1) - 1) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  });
}

function toLink({ range, target, tooltip }: LinkAnswer): languages.ILink {
  const url = target.startsWith('https:') ? target : uriOfPath(target);
  return { range: toMonacoRange(range), url, ...(tooltip !== undefined && { tooltip }) };
}

const TYPES: readonly TokenAnswer['kind'][] = [
  'action',
  'parameter',
  'constant',
  'step',
  'output',
  'keyword',
  'string',
  'comment',
  'variable',
  'command',
  'operator',
];

/** Five numbers a token, places relative to the token before; a token over several lines is told a line at a time. */
function encoded(tokens: readonly TokenAnswer[], lengthOf: (line: number) => number): Uint32Array {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { range, kind } of tokens) {
    for (let line = range.start.line; line <= range.end.line; line++) {
      const from = line === range.start.line ? range.start.character : 0;
      const to = line === range.end.line ? range.end.character : lengthOf(line);
      if (to <= from) continue;
      data.push(line - before.line, line === before.line ? from - before.character : from, to - from, TYPES.indexOf(kind), 0);
      before = { line, character: from };
    }
  }
  return new Uint32Array(data);
}
