import { nodePathAt } from '../../syntax/node-path.ts';
import { indented } from '../component/snippets.ts';
import { cursorAt } from '../cursor.ts';
import type { LanguageFeatures, Place } from '../language.ts';
import type { Completion, Hover } from '../types.ts';
import { valuesOf, type Word, wordsAt } from './words.ts';

const LISTS: ReadonlySet<string> = new Set(['overrides', 'ignore', 'files', 'platforms']);

function complete({ analysis, offset }: Place): readonly Completion[] {
  const cursor = cursorAt(analysis, offset);
  if (cursor === undefined) return [];
  const isValue = cursor.position === 'value';
  const isItem = cursor.place.at(-2) === 'platforms';
  const words = isValue ? valuesOf(cursor.place, cursor.key ?? '') : wordsAt(cursor.place).filter(({ name }) => !cursor.siblings.has(name));
  const isBare = isValue || isItem || cursor.restOfLine.startsWith(':');
  return words.map(({ name, description }) => {
    const below = LISTS.has(name) ? '\n  - ' : name === 'rules' ? '\n  ' : ' ';
    return {
      label: name,
      kind: isValue || isItem ? 'value' : 'key',
      ...(description !== '' && { documentation: description }),
      range: cursor.range,
      insertText: isBare ? name : indented(`${name}:${below}`, cursor),
      snippet: false,
    };
  });
}

function hover({ analysis, offset }: Place): Hover | undefined {
  const path = nodePathAt(analysis.tree.root, offset);
  if (path?.scalar === undefined) return undefined;
  const { scalar, key, place } = path;
  const words: readonly Word[] = key === undefined || scalar === key ? wordsAt(place) : valuesOf(place, key.value);
  const word = words.find(({ name }) => name === scalar.value);
  if (word === undefined || word.description === '') return undefined;
  return { range: scalar.range, contents: `**${word.name}** — ${word.description}` };
}

/** What Kiln's settings file answers to an editor. */
export const kilnConfigFeatures: LanguageFeatures = { complete, hover };
