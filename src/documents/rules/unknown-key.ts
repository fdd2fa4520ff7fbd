import { respellings } from '../fixes.ts';
import {
  documentScope,
  isExtraKey,
  type KeyScope,
  loopScope,
  phaseScope,
  rangeScope,
  splitScope,
  stepScope,
} from '../kinds/component/key-scopes.ts';
import { didYouMean, nearest, quoted } from '../spelling.ts';
import { MERGE_KEY, mapOf } from '../syntax/entries.ts';
import type { MapNode } from '../syntax/tree.ts';
import { userGuide } from '../user-guide.ts';
import { documentWithSteps } from './example.ts';
import type { Rule, StepContext } from './rule.ts';

export const unknownKey: Rule = {
  id: 'unknown-key',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The language does not know this key here.',
  explanation:
    'A misspelt key does not do what was meant, and `awstoe validate` refuses it. Keys are case-sensitive. A key that exists elsewhere, such as `commands` beside `inputs`, is indented too little or too much.',
  good: documentWithSteps(`- name: Greet
  action: ExecuteBash
  onFailure: Ignore
  inputs:
    commands: ['echo hello']
`),
  bad: documentWithSteps(`- name: Greet
  action: ExecuteBash
  onFailur: Ignore
  inputs:
    commands: ['echo hello']
`),
  source: `${userGuide.documents}; README of aws-samples/amazon-ec2-image-builder-samples`,
  document(document, context) {
    checkKeys(document.node, documentScope, context);
  },
  phase(phase, context) {
    checkKeys(phase.node, phaseScope, context);
  },
  step(step, context) {
    checkKeys(step.node, stepScope, context);
    if (step.loop === undefined) return;
    checkKeys(step.loop.map, loopScope, context);
    checkKeys(mapOf(step.loop.forNode), rangeScope, context);
    checkKeys(mapOf(step.loop.forEachNode), splitScope, context);
  },
};

function checkKeys(map: MapNode | undefined, { words, names }: KeyScope, context: StepContext): void {
  const isTop = names === documentScope.names;
  for (const { key } of map?.entries ?? []) {
    if (names.has(key.value) || key.value === MERGE_KEY || (isTop && isExtraKey(key.value))) continue;
    const suggestion = nearest(key.value, names);
    context.report(key.range, `There is no key ${quoted(key.value)} in ${words}.${didYouMean(suggestion)}`, respellings(key, suggestion));
  }
}
