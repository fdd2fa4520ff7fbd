import { respell } from '../../fixes.ts';
import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';

export const memberValue: Rule = {
  id: 'member-value',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A value of a resource is none of those that the service knows.',
  explanation: 'Where the API gives a list of words, the service takes no other, and letter case counts: `Linux`, but `gp3` and `ENABLED`.',
  good: `name: nginx
semanticVersion: 1.20.0
platform: Linux
uri: ./nginx.yaml
`,
  bad: `name: nginx
semanticVersion: 1.20.0
platform: linux
uri: ./nginx.yaml
`,
  source: apiReference,
  resource(document, context) {
    for (const { scalar, enum: known, words } of faultsWith(document, 'value')) {
      const suggestion = nearest(scalar.value, known);
      const isSure = suggestion?.toLowerCase() === scalar.value.toLowerCase();
      const message = `${quoted(scalar.value)} is no value of ${words}; it takes ${oneOf(known)}.${didYouMean(suggestion)}`;
      context.report(scalar.range, message, suggestion === undefined ? undefined : [{ ...respell(scalar, suggestion), safe: isSure }]);
    }
  },
};
