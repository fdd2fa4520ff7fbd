import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { pipeline } from './example.ts';
import { mapsAt } from './member-maps.ts';

const options = ['parallelGroup', 'onFailure'];
const workflow = (stage: string) =>
  `${pipeline}executionRole: workflows\nworkflows:\n  - workflowArn: arn:aws:imagebuilder:eu-west-1:aws:workflow/${stage}/${stage}-image/x.x.x\n    onFailure: CONTINUE\n`;

export const testWorkflowOption: Rule = {
  id: 'test-workflow-option',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Only test workflows run in groups, and may fail.',
  explanation:
    '`parallelGroup` starts several test workflows at a time, and `onFailure` says whether the build goes on when a test has failed. Without an image that was built there is nothing to go on with, so build and distribution workflows have neither.',
  good: workflow('test'),
  bad: workflow('build'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    for (const use of mapsAt(node, 'workflows')) {
      const type = readArn(scalarNamed(use, 'workflowArn')?.value ?? '')?.type;
      if (type === undefined || type === 'workflow/test') continue;
      for (const name of options) {
        const entry = entryNamed(use, name);
        if (entry !== undefined)
          report(entry.key.range, `“${name}” is for test workflows; this is a ${type.replace('workflow/', '')} workflow.`);
      }
    }
  },
};
