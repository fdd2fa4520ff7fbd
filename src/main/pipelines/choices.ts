import type { PipelineChoice, PipelineChoices } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

interface Listed {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly type?: string | undefined;
}

/** Each by its name; what has versions also as the newest of all, which follows what is published later. */
function choicesOf(listed: readonly Listed[], kind?: string): PipelineChoice[] {
  const choices = listed.flatMap(({ arn, name = '' }) => (arn === undefined ? [] : [{ arn, label: labelOf(arn, name, kind) }]));
  return choices.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

const versionIn = /\/(\d+\.\d+\.\d+)(?:\/\d+)?$/;

function labelOf(arn: string, name: string, kind: string | undefined): string {
  const version = versionIn.exec(arn)?.[1];
  const words = version === undefined ? name : `${name} ${version}`;
  return kind === undefined ? words : `${words} (${kind})`;
}

function newestOf(choices: readonly PipelineChoice[], name: (label: string) => string): PipelineChoice[] {
  const newest = choices.map(({ arn, label }) => ({
    arn: arn.replace(versionIn, '/x.x.x'),
    label: name(label.replace(/ \d+\.\d+\.\d+/, '')),
  }));
  return [...new Map(newest.map((choice) => [choice.arn, choice])).values()];
}

const withNewest = (choices: readonly PipelineChoice[]): PipelineChoice[] =>
  [...newestOf(choices, (label) => `${label}, newest version`), ...choices].sort((a, b) =>
    a.label.localeCompare(b.label, 'en', { numeric: true }),
  );

async function workflowsOf(api: Imagebuilder): Promise<PipelineChoice[]> {
  const lists = (['Self', 'Amazon'] as const).map(async (owner) => {
    const found = await everyPage((nextToken) => api.listWorkflows({ owner, nextToken }), 'workflowVersionList');
    const ofType = (type: string) =>
      choicesOf(
        found.filter((one) => one.type === type),
        type.toLowerCase(),
      );
    const choices = ['BUILD', 'TEST', 'DISTRIBUTION'].flatMap(ofType);
    return withNewest(choices);
  });
  return (await Promise.all(lists)).flat();
}

/** What a pipeline of this Region can be made of. Asked when a form opens. */
export async function pipelineChoices(aws: Aws): Promise<PipelineChoices> {
  const api = await aws.imagebuilder();
  const [images, containers, infrastructures, distributions, workflows] = await Promise.all([
    everyPage((nextToken) => api.listImageRecipes({ nextToken }), 'imageRecipeSummaryList'),
    everyPage((nextToken) => api.listContainerRecipes({ nextToken }), 'containerRecipeSummaryList'),
    everyPage((nextToken) => api.listInfrastructureConfigurations({ nextToken }), 'infrastructureConfigurationSummaryList'),
    everyPage((nextToken) => api.listDistributionConfigurations({ nextToken }), 'distributionConfigurationSummaryList'),
    workflowsOf(api),
  ]);
  return {
    recipes: [...withNewest(choicesOf(images)), ...withNewest(choicesOf(containers, 'container'))],
    infrastructures: choicesOf(infrastructures),
    distributions: choicesOf(distributions),
    workflows,
  };
}
