import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlanItem } from '../../contract/index.ts';
import { publishBuild } from '../testing/publish-build.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { planBuild } from './plan-build.ts';

/** A workspace and an account, with what a test does to both. */
function setUp(files = sampleWorkspace) {
  const [root, account] = [temporaryFolder(files), testAccount()];
  const plan = async (path = recipePath) => planBuild(await account.aws(), { root, path });
  const publish = async (path?: string) => publishBuild(await account.aws(), await plan(path));
  const change = (path: string, edit: (text: string) => string) => writeFileSync(join(root, path), edit(files[path] ?? ''));
  return { root, account, plan, publish, change };
}

const actions = (items: readonly PlanItem[]) => items.map(({ action, kind, version }) => `${action} ${kind} ${version ?? ''}`.trim());

test('a plan for an empty account creates everything in order, and planning changes nothing', async () => {
  const { plan } = setUp();
  const everything = [
    'create component 1.0.0',
    'create image-recipe 1.0.0',
    'create infrastructure-configuration',
    'create distribution-configuration',
    'create image 1.0.0',
  ];
  const first = await plan();
  expect(actions(first.plan.items)).toEqual(everything);
  expect(first.plan.items.map(({ path }) => path)).toEqual([
    'components/greeter.component.yaml',
    recipePath,
    'infra/small.infrastructure.yaml',
    'infra/home.distribution.yaml',
    undefined,
  ]);
  expect(actions((await plan()).plan.items)).toEqual(everything);
  expect((await plan(pipelinePath)).plan.items.at(-2)).toMatchObject({ action: 'create', kind: 'image-pipeline', name: 'weekly' });
});

test('what was published is found again under the names that AWS gives, and reused', async () => {
  const { plan, publish } = setUp();
  expect(await publish(pipelinePath)).toMatch(/:image\/greeting-server\/1\.0\.0\/1$/);
  expect(actions((await plan(pipelinePath)).plan.items)).toEqual([
    'unchanged component 1.0.0',
    'unchanged image-recipe 1.0.0',
    'unchanged infrastructure-configuration',
    'unchanged distribution-configuration',
    'unchanged image-pipeline',
    'create image 1.0.0',
  ]);
  expect(await publish(recipePath)).toMatch(/:image\/greeting-server\/1\.0\.0\/2$/);
});

test('a changed document becomes another build of its component, and the recipe stays', async () => {
  const { account, plan, publish, change } = setUp();
  await publish();
  change('components/greeter.yaml', () => document('changed'));
  expect(actions((await plan()).plan.items).slice(0, 2)).toEqual(['new-build component 1.0.0', 'unchanged image-recipe 1.0.0']);
  await publish();
  const api = await (await account.aws()).imagebuilder();
  const { component } = await api.getComponent({
    componentBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:000000000000:component/greeter-one/1.0.0/2',
  });
  expect(component?.data).toBe(document('changed'));
});

test('a changed recipe takes the next free patch version, and its file says so with its comments kept', async () => {
  const { root, account, plan, publish, change } = setUp();
  await publish();
  change(recipePath, (text) => `# mine\n${text}description: now with words # kept\n`);
  expect(actions((await plan()).plan.items)[1]).toBe('new-version image-recipe 1.0.1');
  expect(await publish()).toMatch(/:image\/greeting-server\/1\.0\.1\/1$/);
  expect(actions((await plan()).plan.items)[1]).toBe('unchanged image-recipe 1.0.1');
  const edited = (files: string) => files.replace('semanticVersion: 1.0.0', 'semanticVersion: 1.0.1');
  expect(readFileSync(join(root, recipePath), 'utf8')).toBe(
    edited(`# mine\n${sampleWorkspace[recipePath]}description: now with words # kept\n`),
  );
  change(recipePath, (text) => `${text}description: other words\n`);
  await publish();
  const api = await (await account.aws()).imagebuilder();
  const { imageRecipeSummaryList } = await api.listImageRecipes({});
  expect(imageRecipeSummaryList?.map(({ arn }) => arn?.split('/').at(-1)).sort()).toEqual(['1.0.0', '1.0.1', '1.0.2']);
});

test('a changed version of a component makes the recipe another one', async () => {
  const { plan, publish, change } = setUp();
  await publish();
  change('components/greeter.component.yaml', (text) => text.replace('1.0.0', '2.0.0'));
  expect(actions((await plan()).plan.items).slice(0, 2)).toEqual(['new-version component 2.0.0', 'new-version image-recipe 1.0.1']);
});

test('configurations and pipelines are updated, and the plan says in what they differ', async () => {
  const { account, plan, publish, change } = setUp();
  await publish(pipelinePath);
  change('infra/small.infrastructure.yaml', (text) => text.replace('t3.small', 'm5.large'));
  change(pipelinePath, (text) => `${text}status: DISABLED\n`);
  const { items } = (await plan(pipelinePath)).plan;
  expect(items.filter(({ action }) => action === 'update')).toMatchObject([
    { kind: 'infrastructure-configuration', reason: expect.stringContaining('instanceTypes') },
    { kind: 'image-pipeline', reason: expect.stringContaining('status') },
  ]);
  await publish(pipelinePath);
  const api = await (await account.aws()).imagebuilder();
  const { infrastructureConfiguration } = await api.getInfrastructureConfiguration({
    infrastructureConfigurationArn: 'arn:aws:imagebuilder:us-east-1:000000000000:infrastructure-configuration/small',
  });
  expect(infrastructureConfiguration?.instanceTypes).toEqual(['m5.large']);
  expect((await plan(pipelinePath)).plan.items.filter(({ action }) => action !== 'unchanged')).toHaveLength(1);
});

test('a workspace that says nothing about where to build gets a standard infrastructure, and the plan says so', async () => {
  const { root, plan, publish } = setUp();
  rmSync(join(root, 'infra'), { recursive: true });
  const { items, notes } = (await plan()).plan;
  expect(items).toContainEqual(expect.objectContaining({ kind: 'infrastructure-configuration', name: 'kiln-default', action: 'create' }));
  expect(notes).toHaveLength(1);
  await publish();
  expect(actions((await plan()).plan.items)).toContain('unchanged infrastructure-configuration');
});
