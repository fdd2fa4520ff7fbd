import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesOf, type PlanItem } from '../../contract/index.ts';
import { publishSetting, sampleArns } from '../testing/publish-setting.ts';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';

const componentPath = 'components/greeter.component.yaml';

const workflow = `name: check
description: x
schemaVersion: 1.0
steps:
  - name: Wait
    action: WaitForAction
`;

const everything = {
  ...sampleWorkspace,
  'workflows/check.yaml': workflow,
  'workflows/check.workflow-resource.yaml': 'name: check\nsemanticVersion: 1.0.0\ntype: TEST\nuri: ./check.yaml\n',
  'containers/web.container-recipe.yaml': `containerType: DOCKER
name: web
semanticVersion: 1.0.0
parentImage: debian:12
platformOverride: Linux
components:
  - componentArn: ../components/greeter.component.yaml
dockerfileTemplateUri: ./Dockerfile
targetRepository: { service: ECR, repositoryName: web }
`,
  'containers/Dockerfile': 'FROM {{{ imagebuilder:parentImage }}}\n{{{ imagebuilder:environments }}}\n{{{ imagebuilder:components }}}\n',
  'policies/old.lifecycle-policy.yaml': `name: old
executionRole: arn:aws:iam::000000000000:role/lifecycle
resourceType: AMI_IMAGE
policyDetails:
  - action: { type: DELETE }
    filter: { type: AGE, value: 90, unit: DAYS }
resourceSelection:
  recipes: [{ name: Greeting Server, semanticVersion: 1.0.0 }]
`,
};

const told = (items: readonly PlanItem[]) =>
  items.map(({ action, kind, version, origin, included }) =>
    [action, kind, version, origin === 'dependent' && 'dependent', !included && 'left'].filter(Boolean).join(' '),
  );

test('every kind of resource is published from its file, and then nothing is left to do', async () => {
  const { plan, publisher } = await publishSetting(undefined, everything);
  const prepared = await plan();
  expect(told(prepared.plan.items)).toEqual([
    'create component 1.0.0',
    'create workflow 1.0.0',
    'create image-recipe 1.0.0',
    'create container-recipe 1.0.0',
    'create infrastructure-configuration',
    'create distribution-configuration',
    'create image-pipeline',
    'create lifecycle-policy',
  ]);
  expect(prepared.plan.summary).toBe('Publishes 8 resources to account 000000000000, Region us-east-1.');
  await (await publisher.begin(prepared)).ended;
  const { plan: again, steps } = await plan();
  expect(changesOf(again)).toEqual([]);
  expect(steps).toEqual([]);
  expect(again.summary).toMatch(/^Nothing needs to be published/);
});

describe('what is named', () => {
  test('may be a file, a folder, or the document of a resource', async () => {
    const { plan } = await publishSetting(undefined, everything);
    expect(told((await plan({ paths: ['components/greeter.yaml'] })).plan.items)).toEqual(['create component 1.0.0']);
    expect(told((await plan({ paths: ['containers/Dockerfile'] })).plan.items)).toHaveLength(2);
    expect(told((await plan({ paths: ['infra/'] })).plan.items)).toHaveLength(2);
    const { items } = (await plan({ paths: [recipePath] })).plan;
    expect(items.map(({ origin }) => origin)).toEqual(['needed', 'asked']);
    await expect(plan({ paths: ['README.md'] })).rejects.toThrow('README.md: there is nothing to publish here.');
  });

  test('by ARN must be there; where it is missing is told with its line', async () => {
    const { plan, edit } = await publishSetting();
    edit(recipePath, '../components/greeter.component.yaml', sampleArns.component.replace('greeter-one', 'gone'));
    await expect(plan()).rejects.toMatchObject({ code: 'invalid-input', detail: { path: recipePath, line: 5 } });
  });
});

describe('a change', () => {
  test('of nothing but order, comments and defaults is none', async () => {
    const { plan, publish, edit } = await publishSetting();
    await publish();
    edit('infra/small.infrastructure.yaml', 'name: small', '# words\nterminateInstanceOnFailure: true\nname: small');
    edit(pipelinePath, 'name: weekly', 'status: ENABLED\nname: weekly');
    edit(recipePath, 'parentImage', 'workingDirectory: /tmp\nparentImage');
    expect(changesOf((await plan()).plan)).toEqual([]);
  });

  test('is shown member by member, a document as the whole texts', async () => {
    const { plan, publish, edit, write } = await publishSetting();
    await publish();
    edit('infra/small.infrastructure.yaml', 't3.small', 'm5.large');
    write('components/greeter.yaml', document('changed'));
    const [component, infrastructure] = changesOf((await plan()).plan);
    expect(component?.changes).toEqual([{ field: 'data', before: document(), after: document('changed') }]);
    expect(infrastructure?.changes).toEqual([{ field: 'instanceTypes', before: '[\n  "t3.small"\n]', after: '[\n  "m5.large"\n]' }]);
  });

  test('of a component offers another build and the next versions; one version for the whole plan can be asked for', async () => {
    const { plan, publish, write } = await publishSetting();
    await publish();
    write('components/greeter.yaml', document('changed'));
    const [component] = changesOf((await plan()).plan);
    expect(component).toMatchObject({ action: 'new-build', chosen: 'build', previous: '1.0.0' });
    expect(component?.choices.map(({ bump, version }) => `${bump} ${version}`)).toEqual([
      'build 1.0.0',
      'patch 1.0.1',
      'minor 1.1.0',
      'major 2.0.0',
    ]);
    expect(told(changesOf((await plan({ bump: 'minor' })).plan))).toEqual([
      'new-version component 1.1.0',
      'new-version image-recipe 1.1.0',
      'update image-pipeline',
    ]);
  });

  test('that the service would refuse is told by its dry run, and nothing is published', async () => {
    const { api, plan, publisher, edit } = await publishSetting();
    edit(componentPath, 'name: Greeter_One', 'name: ab');
    const prepared = await plan();
    expect(prepared.plan.items[0]?.problem).toMatch(/CreateComponent/);
    await expect(publisher.begin(prepared)).rejects.toMatchObject({ code: 'refused' });
    expect((await api.listImagePipelines({})).imagePipelineList).toEqual([]);
  });
});

describe('what depends on a new version', () => {
  const bumped = { versions: { [componentPath]: 'patch' }, paths: [componentPath] } as const;

  test('in the workspace follows it by path, and by ARN by an edit of its file', async () => {
    const { plan, publisher, publish, write, read } = await publishSetting();
    await publish();
    const pinned = 'recipes/pinned.recipe.yaml';
    write(
      pinned,
      `${read(recipePath).replace('Greeting Server', 'pinned').replace('../components/greeter.component.yaml', sampleArns.component)}# kept\n`,
    );
    await publish();
    write('components/greeter.yaml', document('changed'));
    const prepared = await plan(bumped);
    expect(told(prepared.plan.items)).toEqual([
      'new-version component 1.0.1',
      'new-version image-recipe 1.0.1 dependent',
      'new-version image-recipe 1.0.1 dependent',
      'unchanged infrastructure-configuration',
      'unchanged distribution-configuration',
      'update image-pipeline dependent',
    ]);
    expect(prepared.plan.items[1]?.edits).toContain(`${pinned} names greeter-one 1.0.1 instead of greeter-one 1.0.0`);
    await (await publisher.begin(prepared)).ended;
    expect(read(pinned)).toContain(`${sampleArns.component.replace('1.0.0', '1.0.1')}\n# kept`);
    expect(changesOf((await plan()).plan)).toEqual([]);
  });

  test('and pins a build in its file is pointed at the new build; what names the version alone stays', async () => {
    const { api, plan, publisher, publish, write, read } = await publishSetting();
    await publish();
    const pinned = 'recipes/pinned.recipe.yaml';
    const build = (number: number) => `${sampleArns.component}/${number}`;
    write(pinned, read(recipePath).replace('Greeting Server', 'pinned').replace('../components/greeter.component.yaml', build(1)));
    await publish();
    write('components/greeter.yaml', document('changed'));
    const prepared = await plan({ paths: [componentPath] });
    expect(told(prepared.plan.items)).toEqual(['new-build component 1.0.0', 'new-version image-recipe 1.0.1 dependent']);
    expect(prepared.plan.items[1]?.edits).toContain(`${pinned} names greeter-one 1.0.0/2 instead of greeter-one 1.0.0/1`);
    await (await publisher.begin(prepared)).ended;
    expect(read(pinned)).toContain(build(2));
    const { imageRecipe } = await api.getImageRecipe({
      imageRecipeArn: sampleArns.recipe.replace('greeting-server/1.0.0', 'pinned/1.0.1'),
    });
    expect(imageRecipe?.components).toEqual([{ componentArn: build(2) }]);
    expect(changesOf((await plan()).plan)).toEqual([]);
    await (await publisher.undo(prepared.plan.id)).ended;
    expect(read(pinned)).toContain(build(1));
  });

  test('in the account alone gets its own next version, and its pipelines are pointed at that', async () => {
    const { api, root, plan, publisher, publish, write } = await publishSetting();
    await publish();
    for (const path of [recipePath, pipelinePath]) rmSync(join(root, path));
    write('components/greeter.yaml', document('changed'));
    const prepared = await plan(bumped);
    expect(told(prepared.plan.items)).toEqual([
      'new-version component 1.0.1',
      'new-version image-recipe 1.0.1 dependent',
      'update image-pipeline dependent',
    ]);
    await (await publisher.begin(prepared)).ended;
    const { imagePipeline } = await api.getImagePipeline({ imagePipelineArn: sampleArns.pipeline });
    expect(imagePipeline?.imageRecipeArn).toBe(sampleArns.recipe.replace('1.0.0', '1.0.1'));
    const { imageRecipe } = await api.getImageRecipe({ imageRecipeArn: imagePipeline?.imageRecipeArn });
    expect(imageRecipe?.components).toEqual([{ componentArn: sampleArns.component.replace('1.0.0', '1.0.1') }]);
  });

  test('is left as it is where the user says so', async () => {
    const { plan, publish, write } = await publishSetting();
    await publish();
    write('components/greeter.yaml', document('changed'));
    const { plan: left, steps } = await plan({ ...bumped, leave: [recipePath] });
    expect(told(left.items)).toEqual(['new-version component 1.0.1', 'update image-recipe dependent left']);
    expect(steps).toHaveLength(1);
  });
});
