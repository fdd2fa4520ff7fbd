import { eachInput } from '../kinds/component/step-inputs.ts';
import { itemsOf, scalarOf } from '../syntax/entries.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const emptyCommands: Rule = {
  id: 'empty-commands',
  severity: 'warning',
  category: 'action',
  since: '0.1.0',
  summary: 'A step has nothing to run.',
  explanation:
    'Without a command the script of the step is empty: the step does nothing at best, and AWS may refuse it as it refuses empty inputs. Often the commands are indented wrongly, or all of them are comments of YAML.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands:
      - echo hello
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  inputs:
    commands: []
`),
  source: userGuide.actionModules,
  steps: ['ExecuteBash', 'ExecutePowerShell'],
  step(step, context) {
    eachInput(step, ({ name }, { key, value }) => {
      const isList = name === 'commands' && value !== undefined && value.kind === 'list';
      if (!isList || itemsOf(value).some((item) => scalarOf(item.value)?.value.trim() !== '')) return;
      context.report(key.range, 'No command stands here: write one, or remove the step.');
    });
  },
};
