import type { DockerfileTemplate, TemplateVariable } from '../../kinds/dockerfile/model.ts';
import { userGuide } from '../../user-guide.ts';
import type { Rule } from '../rule.ts';

export const dockerfileVariableOrder: Rule = {
  id: 'dockerfile-variable-order',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Components need their environment before them, and both stand behind FROM.',
  explanation:
    'Image Builder sets up what components need in place of `{{{ imagebuilder:environments }}}`, and runs the components in place of `{{{ imagebuilder:components }}}`. A template that has components must have environments before them, each once and behind `FROM`.',
  good: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
`,
  bad: `FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:components }}}
`,
  exampleFile: 'Dockerfile',
  source: userGuide.containerRecipes,
  dockerfile: (template, { report }) => {
    const [environments, secondEnvironments] = named(template, 'environments');
    const [components, secondComponents] = named(template, 'components');
    const from = template.instructions.find(({ keyword }) => keyword === 'FROM');
    if (components !== undefined && environments === undefined) {
      report(components.range, 'Components need {{{ imagebuilder:environments }}} on a line before them.');
    } else if (components !== undefined && environments !== undefined && components.range.start < environments.range.start) {
      report(components.range, 'The variable components must stand behind environments.');
    }
    for (const variable of [environments, components]) {
      const isEarly = variable !== undefined && from !== undefined && variable.range.start < from.range.start;
      if (isEarly) report(variable.range, `The variable ${variable.name} must stand behind FROM.`);
    }
    for (const second of [secondEnvironments, secondComponents]) {
      if (second !== undefined) report(second.range, `The variable ${second.name} stands in the template twice.`);
    }
  },
};

function named({ variables }: DockerfileTemplate, name: string): readonly TemplateVariable[] {
  return variables.filter((variable) => variable.name === name);
}
