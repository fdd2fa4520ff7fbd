import { respellings } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { type KeyScope, scopedNodes } from '../../kinds/workflow/key-scopes.ts';
import { plainKey } from '../../kinds/workflow/path-key.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import { MERGE_KEY, mapOf } from '../../syntax/entries.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowUnknownKey: Rule = {
  id: 'workflow-unknown-key',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'The workflow language does not know this key here.',
  explanation:
    'Workflow documents are a language of their own: steps stand at the top without phases, there are no loops and no `maxAttempts` beside the action (`retry` has it), and parameters say their `name`. Keys are case-sensitive.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(goodStep).replace('onFailure', 'onFailur'),
  source: workflowGuide.document,
  workflow(document, context) {
    for (const { scope, node } of scopedNodes(document)) {
      for (const { key } of mapOf(node)?.entries ?? []) {
        // A key with a needless `.$` is known otherwise: a rule of its own speaks about it.
        if (key.value === MERGE_KEY || scope.names.has(plainKey(key.value))) continue;
        const suggestion = nearest(key.value, scope.names);
        const message = `There is no key ${quoted(key.value)} in ${scope.words}.${didYouMean(suggestion)}${hint(key.value, scope)}`;
        context.report(key.range, message, respellings(key, suggestion));
      }
    }
  },
};

const ofComponents: Readonly<Record<string, string>> = {
  phases: ' Phases belong to component documents.',
  constants: ' Only component documents have constants.',
  loop: ' Workflows have no loops.',
  maxAttempts: ' Write it inside “retry”.',
};

function hint(key: string, { words }: KeyScope): string {
  const isWhereComponentsHaveIt = key === 'phases' || key === 'constants' ? words.endsWith('document') : words === 'a step';
  return isWhereComponentsHaveIt && Object.hasOwn(ofComponents, key) ? (ofComponents[key] ?? '') : '';
}
