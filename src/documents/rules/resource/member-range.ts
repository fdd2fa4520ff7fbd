import { apiReference } from '../../kinds/resource/api-reference.ts';
import { faultsWith } from '../../kinds/resource/faults-with.ts';
import { boundsWords } from '../../kinds/resource/shape-words.ts';
import type { Rule } from '../rule.ts';

export const memberRange: Rule = {
  id: 'member-range',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A number of a resource is too small or too large.',
  explanation: 'Image Builder refuses numbers outside the range that its API gives, such as a volume of 0 GB or a test time of 20 minutes.',
  good: `imageRecipeArn: ./web.recipe.yaml
infrastructureConfigurationArn: ./small.infrastructure.yaml
imageTestsConfiguration:
  timeoutMinutes: 60
`,
  bad: `imageRecipeArn: ./web.recipe.yaml
infrastructureConfigurationArn: ./small.infrastructure.yaml
imageTestsConfiguration:
  timeoutMinutes: 20
`,
  source: apiReference,
  resource(document, context) {
    for (const { scalar, shape, words } of faultsWith(document, 'range')) {
      context.report(scalar.range, `The number ${scalar.value} is outside the range of ${words}: it must be ${boundsWords(shape)}.`);
    }
  },
};
