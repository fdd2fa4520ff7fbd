import { replace } from '../fixes.ts';
import { isWellFormed } from '../kinds/component/declarations.ts';
import { isName, nameAdvice } from '../kinds/component/names.ts';
import { quoted } from '../spelling.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const invalidName: Rule = {
  id: 'invalid-name',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Names are made of 3 to 128 letters, digits, hyphens and underscores.',
  explanation:
    'AWS refuses a component in which a phase, a step, a parameter or a constant has a name with blanks, dots or other signs, or one that is too short. Some examples of the guide have such names; they do not pass either.',
  good: documentWithSteps(`- name: LoadKeys
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Load the keys
  action: ExecuteBash
  inputs:
    commands: ['echo hello']
`),
  source: `${userGuide.documents}; aws/aws-cdk#19909`,
  phase({ name }, context) {
    check(name, 'phase', context);
  },
  step({ name }, context) {
    check(name, 'step', context);
  },
  declaration(declaration, context) {
    if (isWellFormed(declaration)) check(declaration.name, declaration.kind, context);
  },
};

function check(name: ScalarNode | undefined, what: string, context: StepContext): void {
  if (name === undefined || name.type === 'null' || isName(name.value)) return;
  const suggestion = name.value
    .split(/[^A-Za-z0-9_-]+/)
    .filter((part) => part !== '')
    .map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('');
  const fixes = isName(suggestion) ? [replace(`Rename to “${suggestion}”`, name, suggestion)] : undefined;
  context.report(name.range, `A ${what} cannot be named ${quoted(name.value)}. ${nameAdvice}`, fixes);
}
