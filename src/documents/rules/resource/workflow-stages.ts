import { scalarNamed } from '../../syntax/lookup.ts';
import { readArn } from '../../versions/arn.ts';
import type { Rule } from '../rule.ts';
import { pipeline } from './example.ts';
import { mapsAt } from './member-maps.ts';

const most: Readonly<Record<string, number>> = { build: 1, test: 10, distribution: 1 };

const workflows = (...stages: readonly string[]) =>
  `${pipeline}executionRole: workflows\nworkflows:\n${stages.map((stage) => `  - workflowArn: arn:aws:imagebuilder:eu-west-1:aws:workflow/${stage}-image/x.x.x\n`).join('')}`;

export const workflowStages: Rule = {
  id: 'workflow-stages',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An image has one workflow to build it, one to distribute it, and up to ten that test it.',
  explanation:
    'The workflows of a request take the place of the default ones. Of each stage there are only so many: put the steps of two build workflows into one.',
  good: workflows('build/build', 'test/test'),
  bad: workflows('build/build', 'build/harden'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-image-workflows.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    const counts = new Map<string, number>();
    for (const workflow of mapsAt(node, 'workflows')) {
      const arn = scalarNamed(workflow, 'workflowArn');
      const stage = readArn(arn?.value ?? '')?.type.replace('workflow/', '') ?? '';
      const limit = most[stage];
      if (arn === undefined || limit === undefined) continue;
      const count = (counts.get(stage) ?? 0) + 1;
      counts.set(stage, count);
      if (count === limit + 1) report(arn.range, `An image has at most ${limit} ${stage} workflow${limit === 1 ? '' : 's'}.`);
    }
  },
};
