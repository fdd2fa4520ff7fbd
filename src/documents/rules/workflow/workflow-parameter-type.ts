import { respellings } from '../../fixes.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { parameterTypes } from '../../kinds/workflow/keys.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import { isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { askTopic } from './example.ts';

const words: readonly string[] = parameterTypes;

export const workflowParameterType: Rule = {
  id: 'workflow-parameter-type',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A parameter of a workflow is a string, an integer, a boolean or a stringList.',
  explanation: 'Types are case-sensitive: `string`, `integer`, `boolean`, `stringList`. Component documents know `string` only.',
  good: askTopic('type: string'),
  bad: askTopic('type: text'),
  source: workflowGuide.document,
  workflow({ parameters }, context) {
    for (const { type } of parameters) {
      if (type === undefined || isNothing(type) || words.includes(type.value)) continue;
      const suggestion = nearest(type.value, words);
      const hint = suggestion === undefined ? ` Write ${oneOf(words)}.` : didYouMean(suggestion);
      context.report(type.range, `A parameter cannot be of the type ${quoted(type.value)}.${hint}`, respellings(type, suggestion));
    }
  },
};
