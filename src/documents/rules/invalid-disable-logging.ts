import { follow } from '../syntax/aliases.ts';
import { entryNamed, isNothing } from '../syntax/lookup.ts';
import type { MapNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const invalidDisableLogging: Rule = {
  id: 'invalid-disable-logging',
  severity: 'error',
  category: 'safety',
  since: '0.1.0',
  summary: 'Logging is switched off with true, and on with false.',
  explanation:
    'A value that AWS does not read as `true` leaves the log on, and with it what it was meant to keep out. References do not work here.',
  good: documentWithSteps(`- name: UseSecret
  action: ExecuteBash
  disableLogging: true
  inputs:
    commands: ['login --token {{ aws:ssm:/app/token }}']
`),
  bad: documentWithSteps(`- name: UseSecret
  action: ExecuteBash
  disableLogging: always
  inputs:
    commands: ['login --token {{ aws:ssm:/app/token }}']
`),
  source: userGuide.documents,
  document({ node }, context) {
    check(node, context);
  },
  phase({ node }, context) {
    check(node, context);
  },
  step({ node }, context) {
    check(node, context);
  },
};

function check(map: MapNode | undefined, context: StepContext): void {
  const value = follow(entryNamed(map, 'disableLogging')?.value);
  if (value === undefined || isNothing(value)) return;
  // Quoted it is a text to YAML; whether AWSTOE converts it is not known, so it passes.
  if (value.kind === 'scalar' && /^(?:true|false)$/i.test(value.value)) return;
  context.report(value.range, '“disableLogging” must be true or false.');
}
