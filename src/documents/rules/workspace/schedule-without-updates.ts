import { readArn } from '../../versions/arn.ts';
import type { FileFacts } from '../../workspace/model.ts';
import type { Rule } from '../rule.ts';
import { buildWorkspace } from './build-example.ts';
import { fileOf } from './used-documents.ts';

export const scheduleWithoutUpdates: Rule = {
  id: 'schedule-without-updates',
  severity: 'info',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A schedule waits for updates of a recipe in which nothing is ever updated.',
  explanation:
    'Unless `pipelineExecutionStartCondition` says EXPRESSION_MATCH_ONLY, a scheduled run builds only when the recipe’s parent image or a component has a newer version. Here all of them are pinned to one version, so nothing is built after the first time. Use wildcards such as `1.x.x`, a parameter (`ssm:`) for the parent, or EXPRESSION_MATCH_ONLY.',
  good: buildWorkspace(),
  bad: buildWorkspace('server.recipe.yaml', 'ssm:/images/base', 'ami-0123456789abcdef0'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Schedule.html',
  workspace({ file, workspace, report }) {
    const awaits = file.builds?.awaitsUpdates;
    if (awaits === undefined) return;
    const recipe = file.references.map((reference) => fileOf(workspace, reference)).find((named) => named?.kind === 'image-recipe');
    if (recipe !== undefined && isPinned(recipe))
      report(awaits.range, `Nothing in “${recipe.path}” can have a newer version, so a scheduled run builds nothing.`);
  },
};

/** A file of a component has one version, which a recipe that names it gets. */
function isPinned({ parentImage, usedComponents = [] }: FileFacts): boolean {
  const used = usedComponents.filter(({ reference }) => reference.path === undefined).map(({ reference }) => reference.text);
  return [parentImage?.value ?? '', ...used].every((text) => text.startsWith('ami-') || isPinnedArn(text));
}

function isPinnedArn(text: string): boolean {
  const version = readArn(text)?.version;
  return version !== undefined && /^[\d.]+$/.test(version);
}
