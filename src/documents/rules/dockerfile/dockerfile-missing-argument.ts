import { dockerReference, instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import type { DockerfileInstruction } from '../../kinds/dockerfile/model.ts';
import { argumentsOf } from '../../kinds/dockerfile/words.ts';
import type { Rule } from '../rule.ts';

/** What has a name and a value, with `=` or, in an old form, a blank between them. */
const withValues: ReadonlySet<string> = new Set(['ENV', 'LABEL']);

export const dockerfileMissingArgument: Rule = {
  id: 'dockerfile-missing-argument',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'An instruction lacks what it works on.',
  explanation:
    'Docker ends the build at an instruction without its arguments: `COPY` and `ADD` take a source and a target, most others at least one word.',
  good: `FROM {{{ imagebuilder:parentImage }}}
COPY page.html /srv/
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
COPY page.html
`,
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const instruction of instructions) {
      const spec = instructionSpec(instruction.keyword);
      if (spec === undefined || isComplete(instruction, spec.minimum)) continue;
      report(instruction.keywordRange, `${instruction.keyword} lacks an argument: it is written ${spec.form}.`);
    }
  },
};

/** A list in the form of JSON is one word with all of its parts, and the shell's commands are its own business. */
function isComplete(instruction: DockerfileInstruction, minimum: number): boolean {
  if (instruction.content.startsWith('[')) return true;
  const given = argumentsOf(instruction);
  if (withValues.has(instruction.keyword) && given.length === 1) return given[0]?.text.includes('=') === true;
  return given.length >= minimum || (minimum < 2 && instruction.content !== '');
}
