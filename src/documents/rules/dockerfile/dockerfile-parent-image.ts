import { startOf } from '../../kinds/dockerfile/start-of.ts';
import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

export const dockerfileParentImage: Rule = {
  id: 'dockerfile-parent-image',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A template builds upon the parent image of its recipe.',
  explanation:
    'Image Builder puts the parent image of the container recipe in place of `{{{ imagebuilder:parentImage }}}`. Every template must have it, and in `FROM`: anywhere else it is only a name.',
  good: `FROM {{{ imagebuilder:parentImage }}}
`,
  bad: `FROM public.ecr.aws/amazonlinux/amazonlinux:2023
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: (template, { report }) => {
    const { instructions, variables } = template;
    const parents = variables.filter(({ name }) => name === 'parentImage');
    const [elsewhere] = parents;
    if (parents.some(({ instruction }) => instruction?.keyword === 'FROM') || (instructions.length === 0 && variables.length === 0)) return;
    if (elsewhere !== undefined) {
      report(elsewhere.range, 'The variable parentImage must stand in FROM.');
      return;
    }
    const from = instructions.find(({ keyword, content }) => keyword === 'FROM' && content !== '');
    report(from?.contentRange ?? startOf(template), 'The template must have the variable {{{ imagebuilder:parentImage }}} in FROM.');
  },
};
