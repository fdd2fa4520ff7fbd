import { respellings } from '../../fixes.ts';
import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { patternWords } from '../../kinds/resource/pattern-words.ts';
import { capital } from '../../spelling.ts';
import type { Rule } from '../rule.ts';

export const memberPattern: Rule = {
  id: 'member-pattern',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A text of a resource does not have the form that the service wants.',
  explanation:
    'Names, versions, accounts and ARNs have to match the pattern that the API gives. Where it wants the ARN of an Image Builder resource, Kiln takes the relative path of that resource’s file too and puts the ARN in its place when it publishes.',
  good: `name: nginx
semanticVersion: 1.20.0
platform: Linux
uri: ./nginx.yaml
`,
  bad: `name: nginx
semanticVersion: v1.20.0
platform: Linux
uri: ./nginx.yaml
`,
  source: apiReference,
  resource(document, context) {
    for (const { scalar, shapeName, words } of faultsWith(document, 'pattern')) {
      const wanted = patternWords[shapeName];
      const message = `${capital(words)} must be ${wanted?.words ?? 'of another form'}.`;
      context.report(scalar.range, message, respellings(scalar, wanted?.mend?.(scalar.value)));
    }
  },
};
