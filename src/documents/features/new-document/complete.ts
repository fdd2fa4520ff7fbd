import { documentScope } from '../../kinds/component/key-scopes.ts';
import { follow } from '../../syntax/aliases.ts';
import { lineText } from '../block-lines.ts';
import { componentFeatures } from '../component/index.ts';
import type { Place } from '../language.ts';
import type { Completion } from '../types.ts';
import { appStreamSnippets } from './appstream.ts';
import { imageBuilderSnippets } from './image-builder.ts';
import { languageSnippets } from './languages.ts';
import type { DocumentSnippet } from './snippet.ts';

const documentSnippets: readonly DocumentSnippet[] = [...languageSnippets, ...imageBuilderSnippets, ...appStreamSnippets];

/**
 * Whole documents, for a file that holds nothing yet but perhaps a word: of the kind that the file's name tells, or of every kind. A file
 * of no kind that holds nothing but keys of components is taken for the beginning of one.
 */
export function completeNewDocument(place: Place): readonly Completion[] {
  const { kind } = place.analysis;
  const own = kind === 'unknown' && startsComponent(place) ? (componentFeatures.complete?.(place) ?? []) : [];
  const word = isEmpty(place) ? wordAt(place) : undefined;
  if (word === undefined) return own;
  const fitting = documentSnippets.filter((snippet) => kind === 'unknown' || snippet.kind === kind);
  const documents = fitting.map(
    ({ label, detail, text }, at): Completion => ({
      label,
      kind: 'snippet',
      detail,
      range: word,
      insertText: text,
      snippet: true,
      sortText: `2${String(at).padStart(3, '0')}`,
    }),
  );
  return [...own, ...documents];
}

function startsComponent({ analysis: { tree } }: Place): boolean {
  const root = follow(tree.root);
  return root?.kind === 'map' ? root.entries.every(({ key }) => documentScope.names.has(key.value)) : root?.kind !== 'list';
}

const COMMENTS = /^[ \t]*#.*$/gm;

/** Nothing but comments and at most one word. */
function isEmpty({ analysis: { text } }: Place): boolean {
  return /^\s*(?:---\s)?\s*[\w-]*\s*$/.test(text.replaceAll(COMMENTS, ''));
}

/** The word at the cursor; undefined in comments and indented lines, where no document can begin. */
function wordAt({ analysis, offset }: Place): { start: number; end: number } | undefined {
  const { line, character } = analysis.lines.positionAt(offset);
  const text = lineText(analysis, line);
  if (!/^[\w-]*$/.test(text) || character > text.length) return undefined;
  const start = analysis.lines.starts[line] ?? 0;
  return text === '---' ? undefined : { start, end: start + text.length };
}
