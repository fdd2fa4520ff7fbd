import { dockerReference, instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import type { DockerfileInstruction, DockerfileTemplate } from '../../kinds/dockerfile/model.ts';
import type { TextRange } from '../../text.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

/** The first word of a line, in capitals as instructions are written, and something behind it. */
const FIRST_WORD = /\n[ \t]*([A-Z]{3,11})(?=[ \t]+\S)/g;

export const dockerfileSwallowedInstruction: Rule = {
  id: 'dockerfile-swallowed-instruction',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An instruction belongs to the line before it.',
  explanation:
    'A backslash at the end of a line joins the next one to it, over comments and empty lines. An instruction there is a word of the command before it: often the last line of a list was removed and the backslash was left.',
  good: templateWith(`RUN yum -y install nginx \\
  && yum clean all
ENV MODE=fast
`),
  bad: templateWith(`RUN yum -y install nginx \\
  && yum clean all \\

ENV MODE=fast
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: (template, { report }) => {
    for (const instruction of template.instructions) {
      const word = swallowedBy(instruction, template);
      if (word === undefined) continue;
      const keyword = template.text.slice(word.start, word.end);
      report(word, `The line before ends with a backslash, so this ${keyword} belongs to ${instruction.keyword}. Remove the backslash.`);
    }
  },
};

/** `content` has blanks in place of comments and line ends, so the line ends are looked for in the text, and the words in both. */
function swallowedBy(
  { keyword, content, contentRange, range }: DockerfileInstruction,
  { text }: DockerfileTemplate,
): TextRange | undefined {
  if (keyword !== 'RUN' && keyword !== 'ENV' && keyword !== 'LABEL') return undefined;
  const written = text.slice(contentRange.start, Math.min(contentRange.end, range.end));
  for (const { 0: whole, 1: word = '', index } of written.matchAll(FIRST_WORD)) {
    const at = index + whole.length - word.length;
    if (instructionSpec(word) === undefined || content.slice(at, at + word.length) !== word) continue;
    if (isInQuotes(content.slice(0, at))) continue;
    return { start: contentRange.start + at, end: contentRange.start + at + word.length };
  }
  return undefined;
}

/** Whether a text that goes over several lines stands open: what is in it is of another language, such as SQL. */
function isInQuotes(before: string): boolean {
  return before.split('"').length % 2 === 0 || before.split("'").length % 2 === 0;
}
