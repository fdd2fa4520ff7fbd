import type { Completion } from '../types.ts';
import type { FlowPlace } from './cursor.ts';
import { inBrackets } from './write.ts';

/** What stands in a collection in brackets may be written there: completions of block YAML in the style of the place. */
export function completionsInBrackets(
  completions: readonly Completion[],
  { levels, isJson, next, word }: FlowPlace,
  isText: (key: string) => boolean,
): readonly Completion[] {
  const isList = levels.at(-1)?.kind === 'list';
  return completions.flatMap((completion) => {
    const isItem = completion.insertText.startsWith('- ');
    if (isItem !== isList) return [];
    const block = completion.snippet ? completion.insertText : completion.insertText.replaceAll(/[\\$}]/g, '\\$&');
    const written = inBrackets(block, { isJson, isText });
    if (written === undefined) return [];
    const comma = next === '' || next === ',' || next === ':' || next === '}' || next === ']' ? '' : ',';
    return [{ ...completion, range: word, ...plainIfPossible(`${written}${comma}`) }];
  });
}

function plainIfPossible(snippet: string): Pick<Completion, 'insertText' | 'snippet'> {
  if (/(?<!\\)\$/.test(snippet)) return { insertText: snippet, snippet: true };
  return { insertText: snippet.replaceAll(/\\([\\$}])/g, '$1'), snippet: false };
}
