import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changesOf, type ImportPlan } from '../../../contract/index.ts';
import { planPublish } from '../../publish/plan-publish.ts';
import { noChoices } from '../../publish/planning.ts';
import { lintFindings } from '../../testing/kiln-lint.ts';
import { document } from '../../testing/sample-workspace.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testAccount } from '../../testing/test-account.ts';
import { createContainerRecipe, createPipeline, workflowDocument } from '../testing/account-with-pipeline.ts';
import { yamlText } from '../yaml-text.ts';
import { safeFileName } from './file-names.ts';
import { createImports } from './imports.ts';

async function setUp() {
  const { aws } = testAccount();
  const [root, imports] = [temporaryFolder(), createImports()];
  const plan = async (arn: string, dependencies = true) => imports.plan(await aws(), { root, into: '', arns: [arn], dependencies });
  return {
    aws,
    root,
    imports,
    plan,
    pipeline: await createPipeline(await aws()),
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
  };
}

const pathsOf = ({ items }: ImportPlan) => items.flatMap(({ files }) => files.map(({ path }) => path)).sort();
const filesBelow = (root: string) => readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('a pipeline with all that it needs', () => {
  test('becomes files that name each other, lint clean, and publish as nothing new', async () => {
    const { aws, root, imports, plan, pipeline, read } = await setUp();
    const planned = await plan(pipeline);
    expect(filesBelow(root)).toEqual([]);
    expect(pathsOf(planned)).toEqual([
      'components/followed.component.yaml',
      'components/followed.yaml',
      'components/my_first-component.component.yaml',
      'components/my_first-component.yaml',
      'distribution/home.distribution.yaml',
      'infrastructure/small.infrastructure.yaml',
      'lifecycle/old-ones.lifecycle.yaml',
      'pipelines/weekly.pipeline.yaml',
      'recipes/server.recipe.yaml',
      'workflows/ask.workflow-resource.yaml',
      'workflows/ask.workflow.yaml',
    ]);
    expect(planned.notes).toEqual([expect.stringContaining('component/followed/x.x.x')]);
    await imports.apply(planned.id);
    expect(read('components/my_first-component.yaml')).toBe(document(`"$HOME" \${x}`));
    expect(read('workflows/ask.workflow.yaml')).toBe(workflowDocument);
    expect(parse(read('recipes/server.recipe.yaml')).components).toEqual([
      { componentArn: '../components/my_first-component.component.yaml' },
      { componentArn: 'arn:aws:imagebuilder:us-east-1:000000000000:component/followed/x.x.x' },
      { componentArn: expect.stringMatching(/:aws:component\//) },
    ]);
    expect(parse(read('pipelines/weekly.pipeline.yaml'))).toMatchObject({
      imageRecipeArn: '../recipes/server.recipe.yaml',
      workflows: [{ workflowArn: '../workflows/ask.workflow-resource.yaml' }],
    });
    // The account's recipe follows versions, and the linter says so; a fault it is not.
    expect(await lintFindings(root, '.')).toEqual(['recipes/server.recipe.yaml unpinned-version info']);
    const { plan: published } = await planPublish(await aws(), { root, paths: ['.'], ...noChoices });
    expect(published.items).toHaveLength(8);
    expect(changesOf(published)).toEqual([]);
  });

  test('is there already when it is imported again, also with comments and another order', async () => {
    const { root, imports, plan, pipeline, read } = await setUp();
    await imports.apply((await plan(pipeline)).id);
    const path = 'infrastructure/small.infrastructure.yaml';
    writeFileSync(join(root, path), `# ours\n${read(path).trimEnd().split('\n').slice(1).join('\n')}\n${read(path).split('\n')[0]}\n`);
    const again = await plan(pipeline);
    expect(new Set(again.items.map(({ state }) => state))).toEqual(new Set(['same']));
    expect(await imports.apply(again.id)).toEqual({ written: [] });
  });
});

test('without dependencies it is one file, and what it names stays ARNs', async () => {
  const { imports, plan, pipeline, read } = await setUp();
  const planned = await plan(pipeline, false);
  expect(pathsOf(planned)).toEqual(['pipelines/weekly.pipeline.yaml']);
  await imports.apply(planned.id);
  expect(parse(read('pipelines/weekly.pipeline.yaml'))).toMatchObject({
    imageRecipeArn: 'arn:aws:imagebuilder:us-east-1:000000000000:image-recipe/server/1.0.0',
  });
});

test('a container recipe has its Dockerfile template in a file beside it', async () => {
  const { aws, root, imports, plan, read } = await setUp();
  await imports.apply((await plan(await createContainerRecipe(await aws()))).id);
  expect(read('recipes/box.dockerfile')).toMatch(/^FROM \{\{\{ imagebuilder:parentImage/);
  expect(parse(read('recipes/box.container-recipe.yaml'))).toMatchObject({ dockerfileTemplateUri: './box.dockerfile' });
  expect(changesOf((await planPublish(await aws(), { root, paths: ['.'], ...noChoices })).plan)).toEqual([]);
  expect(await lintFindings(root, '.')).toEqual([]);
});

describe('files that are there already and say something else', () => {
  const component = 'components/my_first-component';

  async function collision() {
    const test = await setUp();
    const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:component/my-first-component/1.0.0';
    mkdirSync(join(test.root, 'components'));
    writeFileSync(join(test.root, `${component}.yaml`), document('mine'));
    return { ...test, arn, planned: await test.plan(test.pipeline) };
  }

  test('stop the import until it is decided what becomes of them', async () => {
    const { root, imports, planned, arn } = await collision();
    const item = planned.items.find((one) => one.arn === arn);
    expect(item).toMatchObject({ state: 'different', files: [{ state: 'different', current: document('mine') }, { state: 'new' }] });
    await expect(imports.apply(planned.id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('My_First Component'),
    });
    expect(filesBelow(root)).toHaveLength(1);
  });

  test('are left alone when skipped, and others go on to name them', async () => {
    const { imports, planned, arn, read } = await collision();
    await imports.decide(planned.id, { [arn]: 'skip' });
    const { written } = await imports.apply(planned.id);
    expect(written).not.toContain(`${component}.component.yaml`);
    expect(read(`${component}.yaml`)).toBe(document('mine'));
  });

  test('are replaced', async () => {
    const { imports, planned, arn, read } = await collision();
    await imports.decide(planned.id, { [arn]: 'replace' });
    await imports.apply(planned.id);
    expect(read(`${component}.yaml`)).toContain('$HOME');
  });

  test('stay beside the imported ones, which have another name that the recipe knows', async () => {
    const { imports, planned, arn, read } = await collision();
    await imports.decide(planned.id, { [arn]: 'keep-both' });
    await imports.apply(planned.id);
    expect(read(`${component}.yaml`)).toBe(document('mine'));
    expect(read(`${component}-2.yaml`)).toContain('$HOME');
    expect(parse(read(`${component}-2.component.yaml`)).uri).toBe('./my_first-component-2.yaml');
    expect(read('recipes/server.recipe.yaml')).toContain('my_first-component-2.component.yaml');
  });

  test('and changed since the plan was shown, nothing is written', async () => {
    const { root, imports, planned, arn } = await collision();
    await imports.decide(planned.id, { [arn]: 'replace' });
    writeFileSync(join(root, `${component}.yaml`), document('newer'));
    await expect(imports.apply(planned.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(filesBelow(root)).toHaveLength(1);
  });
});

test('what is no resource of Image Builder, or not there, is refused with a sentence', async () => {
  const { plan } = await setUp();
  await expect(plan('arn:aws:s3:::bucket')).rejects.toMatchObject({ code: 'invalid-input' });
  const missing = plan('arn:aws:imagebuilder:us-east-1:000000000000:image-pipeline/none');
  await expect(missing).rejects.toMatchObject({ code: 'aws', detail: { code: 'ResourceNotFoundException' } });
});

describe('names of files', () => {
  test.each([
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con-1'],
    ['.', 'unnamed'],
    ['Über Näme', 'u-ber-na-me'],
    ['a\0b\\c:d', 'a-b-c-d'],
  ])('%j becomes %s', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('are safe whatever the account says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => /^[a-z0-9_][a-z0-9_-]{0,81}$/.test(safeFileName(name))));
  });
});

test('a text is read as the same text by YAML 1.1 and 1.2', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', '012', '0o7', '1_0', '1:30', '~', '', '<<', '2026-01-01', '- a', 'a\r\nb'),
  );
  const bodies = fc.dictionary(fc.stringMatching(/^[A-Za-z0-9_.:/=+@ -]{1,20}$/), texts);
  fc.assert(
    fc.property(bodies, (body) => {
      const text = yamlText(body);
      for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual({ ...body });
    }),
  );
});
