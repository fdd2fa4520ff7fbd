import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

const BRACES = 3;

export const dockerfileVariableBraces: Rule = {
  id: 'dockerfile-variable-braces',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'Variables of a template have three braces on each side.',
  explanation:
    'Dockerfile templates write `{{{ imagebuilder:parentImage }}}`. Two braces are the way of component documents and of AMI names; here such text is left as it is, and the build of the container fails at it.',
  good: `FROM {{{ imagebuilder:parentImage }}}
`,
  bad: `FROM {{ imagebuilder:parentImage }}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: ({ variables }, { report }) => {
    for (const { name, range, braces } of variables) {
      if (braces.opening === BRACES && braces.closing === BRACES) continue;
      const newText = `{{{ imagebuilder:${name} }}}`;
      const message = `A variable of a template stands in three braces: ${newText}.`;
      report(range, message, [{ title: `Write ${newText}`, safe: true, edits: [{ range, newText }] }]);
    }
  },
};
