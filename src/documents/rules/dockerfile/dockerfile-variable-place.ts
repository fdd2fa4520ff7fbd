import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

/** What Image Builder puts instructions in place of, not words. */
const ofInstructions: ReadonlySet<string> = new Set(['environments', 'components']);

export const dockerfileVariablePlace: Rule = {
  id: 'dockerfile-variable-place',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Environments and components stand on lines of their own.',
  explanation:
    'Image Builder puts whole instructions in place of `{{{ imagebuilder:environments }}}` and `{{{ imagebuilder:components }}}`. Behind `RUN` or any other word they are no instructions any more.',
  good: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
RUN {{{ imagebuilder:components }}}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: ({ variables }, { report }) => {
    for (const { name, range, instruction } of variables) {
      // A line that begins with a variable is an instruction whose keyword is none, which another rule tells.
      if (instruction === undefined || !ofInstructions.has(name) || range.start < instruction.keywordRange.end) continue;
      report(range, `Instructions come in place of ${name}: write it on a line of its own, not behind ${instruction.keyword}.`);
    }
  },
};
