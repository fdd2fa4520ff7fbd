import { respellingsAt } from '../../fixes.ts';
import { dockerReference, instructionSpec, instructionSpecs } from '../../kinds/dockerfile/instructions.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';

const keywords = instructionSpecs.map(({ keyword }) => keyword);

export const dockerfileUnknownInstruction: Rule = {
  id: 'dockerfile-unknown-instruction',
  severity: 'error',
  category: 'syntax',
  since: '0.1.0',
  summary: 'Every line of a Dockerfile begins with an instruction.',
  explanation:
    'Docker ends the build at a word that is no instruction. Where a command goes on on a second line, the first must end with a backslash.',
  good: `FROM {{{ imagebuilder:parentImage }}}
RUN yum -y install nginx \\
    && yum clean all
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
RUM yum -y install nginx
`,
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const { keyword, keywordRange } of instructions) {
      if (instructionSpec(keyword) !== undefined) continue;
      const suggestion = nearest(keyword, keywords);
      const hint = didYouMean(suggestion) || ' If the line before goes on here, it must end with a backslash.';
      report(keywordRange, `Dockerfiles have no instruction ${quoted(keyword)}.${hint}`, respellingsAt(keywordRange, suggestion));
    }
  },
};
