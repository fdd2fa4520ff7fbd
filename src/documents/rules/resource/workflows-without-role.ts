import { itemsOf } from '../../syntax/entries.ts';
import { entryNamed, isNothing } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { pipeline } from './example.ts';

const withWorkflows = 'workflows:\n  - workflowArn: ./build.workflow-resource.yaml\n';

export const workflowsWithoutRole: Rule = {
  id: 'workflows-without-role',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'Workflows need an execution role.',
  explanation:
    'A pipeline or image with workflows of its own says by `executionRole` as whom Image Builder runs them; without it the request is refused.',
  good: `${pipeline}executionRole: workflows\n${withWorkflows}`,
  bad: `${pipeline}${withWorkflows}`,
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateImagePipeline.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    const workflows = entryNamed(node, 'workflows');
    const role = entryNamed(node, 'executionRole');
    if (workflows === undefined || itemsOf(workflows.value).length === 0 || (role !== undefined && !isNothing(role.value))) return;
    report(workflows.key.range, 'Workflows need an “executionRole” as which they run.');
  },
};
