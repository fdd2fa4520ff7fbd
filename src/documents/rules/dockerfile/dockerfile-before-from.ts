import { dockerReference, instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import type { Rule } from '../rule.ts';

export const dockerfileBeforeFrom: Rule = {
  id: 'dockerfile-before-from',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Nothing but ARG stands before FROM.',
  explanation:
    'An instruction before `FROM` has no image to work in: Docker refuses the file. Only `ARG` may stand there, for variables that `FROM` uses.',
  good: `FROM {{{ imagebuilder:parentImage }}}
ENV GREETING=hello
`,
  bad: `ENV GREETING=hello
FROM {{{ imagebuilder:parentImage }}}
`,
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const { keyword, keywordRange } of instructions) {
      if (keyword === 'FROM') return;
      // A word that is no instruction has a finding of its own.
      if (keyword === 'ARG' || instructionSpec(keyword) === undefined) continue;
      report(keywordRange, `${keyword} stands before FROM, where only ARG may stand.`);
      return;
    }
  },
};
