import { startOf } from '../../kinds/dockerfile/start-of.ts';
import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

export const dockerfileEmpty: Rule = {
  id: 'dockerfile-empty',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A template has at least one instruction.',
  explanation: 'A Dockerfile template of comments alone builds no image. The shortest one is `FROM {{{ imagebuilder:parentImage }}}`.',
  good: `FROM {{{ imagebuilder:parentImage }}}
`,
  bad: `# FROM {{{ imagebuilder:parentImage }}}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: (template, { report }) => {
    if (template.instructions.length > 0 || template.variables.length > 0) return;
    report(startOf(template), 'The template has no instruction. It begins with FROM {{{ imagebuilder:parentImage }}}.');
  },
};
