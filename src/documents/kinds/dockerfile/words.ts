import type { TextRange } from '../../text.ts';
import type { DockerfileInstruction } from './model.ts';

/** A word of an instruction, quotes included. */
export interface DockerfileWord {
  readonly text: string;
  readonly range: TextRange;
}

const WORD = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'])+|["']/gs;
const OPTION = /^--[a-z]/;

/** The words behind a keyword. */
export function wordsOf({ content, contentRange }: DockerfileInstruction): readonly DockerfileWord[] {
  return [...content.matchAll(WORD)].map(({ 0: text, index }) => {
    const start = contentRange.start + index;
    return { text, range: { start, end: start + text.length } };
  });
}

/** The words without the options before them (`--from=build`). */
export function argumentsOf(instruction: DockerfileInstruction): readonly DockerfileWord[] {
  const words = wordsOf(instruction);
  const first = words.findIndex(({ text }) => !OPTION.test(text));
  return first === -1 ? [] : words.slice(first);
}

/** The options of an instruction. */
export function optionsOf(instruction: DockerfileInstruction): readonly DockerfileWord[] {
  const words = wordsOf(instruction);
  const first = words.findIndex(({ text }) => !OPTION.test(text));
  return first === -1 ? words : words.slice(0, first);
}
