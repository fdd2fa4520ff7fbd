import { respellingsAt } from '../../fixes.ts';
import { variableSpecs } from '../../kinds/dockerfile/variables.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

const names = variableSpecs.map(({ name }) => name);

export const dockerfileUnknownVariable: Rule = {
  id: 'dockerfile-unknown-variable',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Image Builder knows no variable of that name.',
  explanation:
    'Templates know three variables: `parentImage`, `environments` and `components`. Their names are case-sensitive. Nothing is put in place of any other.',
  good: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environment }}}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: ({ variables }, { report }) => {
    for (const { name, nameRange } of variables) {
      if (names.includes(name)) continue;
      const suggestion = nearest(name, names);
      const message = `Templates know no variable ${quoted(name)}.${didYouMean(suggestion) || ` They know ${oneOf(names)}.`}`;
      report(nameRange, message, respellingsAt(nameRange, suggestion));
    }
  },
};
