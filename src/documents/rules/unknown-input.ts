import type { ActionSpec } from '../actions/spec.ts';
import { isUndocumentedInput } from '../actions/undocumented-inputs.ts';
import { respellings } from '../fixes.ts';
import { inputMaps } from '../kinds/component/step-inputs.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { MERGE_KEY } from '../syntax/entries.ts';
import { isUnquotedReference } from '../syntax/lookup.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule } from './rule.ts';

export const unknownInput: Rule = {
  id: 'unknown-input',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The action does not know this input.',
  explanation:
    '`awstoe validate` finds misspelt inputs, and what a misspelt input was meant to do does not happen. Names are case-sensitive.',
  good: documentWithSteps(`- name: RunSetup
  action: ExecuteBinary
  inputs:
    path: /opt/stage/setup.bin
    arguments: ['--quiet']
`),
  bad: documentWithSteps(`- name: RunSetup
  action: ExecuteBinary
  inputs:
    path: /opt/stage/setup.bin
    args: ['--quiet']
`),
  source: `${userGuide.actionModules}; README of aws-samples/amazon-ec2-image-builder-samples`,
  steps: ['inputs'],
  step(step, context) {
    const { spec } = step;
    if (spec === undefined || spec.shape === 'condition') return; // the keys of Assert are operators
    for (const map of inputMaps(step)) {
      if (isUnquotedReference(map, context.text)) continue;
      for (const { key } of map.entries) {
        if (key.value === MERGE_KEY || spec.inputs.some(({ name }) => name === key.value) || isUndocumentedInput(spec.name, key.value))
          continue;
        const suggestion = suggestionFor(key.value, spec);
        const message = `${spec.name} has no input ${quoted(key.value)}.${didYouMean(suggestion) || known(spec)}`;
        context.report(key.range, message, respellings(key, suggestion));
      }
    }
  },
};

// What people write from habit and what it is called here; too far apart for a spelling check.
const habits: ReadonlyMap<string, string> = new Map([
  ['args', 'arguments'],
  ['script', 'commands'],
  ['src', 'source'],
  ['url', 'source'],
  ['dest', 'destination'],
  ['target', 'destination'],
  ['mode', 'permissions'],
]);

function suggestionFor(word: string, spec: ActionSpec): string | undefined {
  const names = spec.inputs.map(({ name }) => name);
  const habit = habits.get(word);
  return habit !== undefined && names.includes(habit) ? habit : nearest(word, names);
}

function known(spec: ActionSpec): string {
  return ` It knows ${oneOf(spec.inputs.map(({ name }) => name))}.`;
}
