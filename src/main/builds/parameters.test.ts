import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { BuildRequest, RunRecord } from '../../contract/index.ts';
import { openPublisher } from '../publish/publish.ts';
import { openRuns } from '../runs/registry.ts';
import { openSettings } from '../settings/settings.ts';
import { makesImages } from '../testing/image-builds.ts';
import { sampleArns } from '../testing/publish-setting.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { createWorkspaces } from '../workspace/workspaces.ts';
import { createBuilds } from './builds.ts';

const withParameters = document('{{ Greeting }}').replace(
  'phases:',
  'parameters:\n  - Greeting:\n      type: string\n      default: hello\n      description: What is said\nphases:',
);

async function setUp() {
  const account = testAccount(makesImages({}));
  const [root, data] = [temporaryFolder({ ...sampleWorkspace, 'components/greeter.yaml': withParameters }), temporaryFolder()];
  const report = (error: unknown) => {
    throw error;
  };
  const workspaces = createWorkspaces(openSettings(join(data, 'config')));
  await workspaces.trust(root);
  const runs = await openRuns({ folder: join(data, 'runs'), now: () => new Date(), report });
  const { publisher } = openPublisher(data, { aws: account.aws, report });
  const builds = createBuilds({ workspaces, runs, publisher, aws: account.aws, report });
  onTestFinished(async () => {
    await builds.close();
    await publisher.close();
    runs.close();
  });
  const api = await (await account.aws()).imagebuilder();
  const built = async (request: BuildRequest): Promise<RunRecord> => {
    const { runId } = await builds.start({ planId: (await builds.plan(request)).id });
    const run = () => runs.all().find(({ id }) => id === runId) as RunRecord;
    await vi.waitFor(() => expect(run().finishedAt).toBeDefined(), { timeout: 15_000 });
    return run();
  };
  const recipes = async () => ((await api.listImageRecipes({})).imageRecipeSummaryList ?? []).map(({ arn }) => arn?.split('/').at(-1));
  return { root, builds, built, api, recipes };
}

const parameters = [{ component: 'Greeter_One', name: 'Greeting', value: ['bonjour'] }];

test('the parameters of a build are those of its components, with what the recipe or the document says', async () => {
  const { builds, root, built } = await setUp();
  const greeting = { component: 'greeter-one', name: 'Greeting', type: 'string', description: 'What is said', value: ['hello'] };
  expect(await builds.parameters({ root, path: recipePath })).toEqual([greeting]);
  await built({ root, path: pipelinePath });
  expect(await builds.parameters({ arn: sampleArns.pipeline })).toEqual([greeting]);
});

test('other parameters make a version of the recipe for one run, and nothing else of it stays', async () => {
  const { api, built, recipes, root } = await setUp();
  await built({ root, path: pipelinePath });
  const run = await built({ root, path: pipelinePath, parameters });
  expect(run).toMatchObject({ state: 'succeeded', imageArn: expect.stringMatching(/image\/greeting-server\/0\.0\.1\/1$/) });
  const { image } = await api.getImage({ imageBuildVersionArn: run.imageArn });
  expect(image?.imageRecipe?.components?.[0]?.parameters).toEqual([{ name: 'Greeting', value: ['bonjour'] }]);
  expect(image?.imageRecipe?.tags).toMatchObject({ 'kiln:made-for': 'one run' });
  expect(image?.distributionConfiguration?.name).toBe('home');
  await vi.waitFor(async () => expect(await recipes()).toEqual(['1.0.0']), { timeout: 10_000 });
});

test('what the account has is built by its ARN, also with other parameters; a recipe says where', async () => {
  const { built, builds, recipes, root } = await setUp();
  await built({ root, path: pipelinePath });
  expect((await built({ arn: sampleArns.pipeline })).imageArn).toMatch(/greeting-server\/1\.0\.0\/2$/);
  await expect(builds.plan({ arn: sampleArns.recipe })).rejects.toMatchObject({ code: 'invalid-input' });
  const { infrastructures } = await builds.places();
  const infrastructureArn = infrastructures[0]?.arn ?? '';
  expect((await built({ arn: sampleArns.recipe, infrastructureArn })).imageArn).toMatch(/greeting-server\/1\.0\.0\/3$/);
  expect((await built({ arn: sampleArns.recipe, infrastructureArn, parameters })).imageArn).toMatch(/greeting-server\/0\.0\.1\/1$/);
  await vi.waitFor(async () => expect(await recipes()).toEqual(['1.0.0']), { timeout: 10_000 });
});

test('a parameter of a component that the recipe has not is told', async () => {
  const { builds, root } = await setUp();
  const wrong = [{ component: 'other', name: 'Port', value: ['1'] }];
  await expect(builds.plan({ root, path: recipePath, parameters: wrong })).rejects.toThrow('The recipe has no component other');
});

test('a change of the document is published along with other parameters; the recipe is not', async () => {
  const { builds, root } = await setUp();
  writeFileSync(join(root, 'components/greeter.yaml'), withParameters.replace('echo bye', 'echo later'));
  const { items } = await builds.plan({ root, path: recipePath, parameters });
  expect(items.map(({ action, kind, version = '' }) => `${action} ${kind} ${version}`.trim())).toEqual([
    'create component 1.0.0',
    'create infrastructure-configuration',
    'create distribution-configuration',
    'create image-recipe 0.0.1',
    'create image 0.0.1',
  ]);
});
