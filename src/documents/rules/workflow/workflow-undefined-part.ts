import { respellingsAt } from '../../fixes.ts';
import { eachReference } from '../../kinds/workflow/each-reference.ts';
import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { strayPartOf } from '../../kinds/workflow/resolve.ts';
import { didYouMean, nearest, oneOf, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { workflowOf } from './example.ts';

const distribute = (field: string) =>
  `${workflowOf('- name: Copy\n  action: DistributeImage\n')}outputs:\n  - name: Copied\n    value: $.stepOutputs.Copy.distributedImages[0].${field}\n`;

export const workflowUndefinedPart: Rule = {
  id: 'workflow-undefined-part',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'A path asks a value for a part that it does not have.',
  explanation:
    'The images that distribution actions give have `region`, `name`, `amiId`, `accountId`, `status` and others, each behind the number of the image: `distributedImages[0].amiId`. Booleans, numbers and words have no parts.',
  good: distribute('amiId'),
  bad: distribute('imageId'),
  source: workflowGuide.actions,
  workflow(document, context) {
    eachReference(document, ({ path, exact }) => {
      const stray = path.parts.length > 2 ? strayPartOf(path, document) : undefined;
      if (stray === undefined) return;
      const { part, owner, known } = stray;
      const suggestion = nearest(part.text, known);
      const words = known.length === 0 ? ' It has none.' : ` It has ${oneOf(known)}.`;
      const message = `${quoted(owner.text)} has no part ${quoted(part.text)}.${suggestion === undefined ? words : didYouMean(suggestion)}`;
      context.report(part.range, message, respellingsAt(part.range, exact ? suggestion : undefined));
    });
  },
};
