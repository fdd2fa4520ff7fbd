import { workflowGuide } from '../../kinds/workflow/guide.ts';
import { firstOutOfStage } from '../../kinds/workflow/stages.ts';
import { oneOf } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { goodStep, workflowWithSteps } from './example.ts';

export const workflowMixedStages: Rule = {
  id: 'workflow-mixed-stages',
  severity: 'error',
  category: 'action',
  since: '0.1.0',
  summary: 'The actions of a workflow belong to one stage.',
  explanation:
    'A workflow is for one stage: BUILD, TEST or DISTRIBUTION. `ExecuteComponents` runs in build and test workflows only, `CollectImageScanFindings` in test workflows only, and the actions that distribute images in distribution workflows only.',
  good: workflowWithSteps(goodStep),
  bad: workflowWithSteps(`${goodStep}- name: Distribute\n  action: DistributeImage\n`),
  source: workflowGuide.actions,
  workflow(document, context) {
    const found = firstOutOfStage(document);
    const { spec, action } = found?.step ?? {};
    if (found === undefined || spec === undefined || action === undefined) return;
    const message = `${spec.name} needs a workflow of stage ${oneOf(spec.stages)}; the steps before it make this one of ${oneOf(found.stages)}.`;
    context.report(action.range, message);
  },
};
