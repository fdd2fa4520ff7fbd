import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { document, pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { componentTexts, readBuildSources } from './build-sources.ts';
import { completeSources } from './find-beside.ts';
import { findWorkspace } from './find-workspace.ts';

const recipe = sampleWorkspace[recipePath] ?? '';
const pipeline = sampleWorkspace[pipelinePath] ?? '';

const read = (files: Record<string, string>, path = recipePath) =>
  readBuildSources({ root: temporaryFolder({ ...sampleWorkspace, ...files }), path });

describe('the sources of a build', () => {
  test('of a recipe are its components and their documents', async () => {
    const { recipe: found, pipeline: none, graph } = await read({});
    if ('arn' in found) throw new Error('the recipe is a file');
    expect(none).toBeUndefined();
    expect(found.links).toMatchObject([{ keys: ['components', 0, 'componentArn'], link: { path: 'components/greeter.component.yaml' } }]);
    expect(graph.get('components/greeter.component.yaml')?.document).toMatchObject({
      path: 'components/greeter.yaml',
      analysis: { text: document() },
    });
  });

  test('of a pipeline are all that it names, by path or by ARN', async () => {
    const all = await read({}, pipelinePath);
    expect(all.pipeline?.body.name).toBe('weekly');
    expect(all.infrastructure).toMatchObject({ path: 'infra/small.infrastructure.yaml' });
    expect(all.distribution).toMatchObject({ path: 'infra/home.distribution.yaml' });
    const arn = 'arn:aws:imagebuilder:us-east-1:000000000000:image-recipe/x/1.0.0';
    const byArn = await read({ [pipelinePath]: pipeline.replace('../recipes/server.recipe.yaml', arn) }, pipelinePath);
    expect(byArn.recipe).toEqual({ arn });
  });

  test('may be JSON, hold a document as data, or leave it in S3', async () => {
    const body = { name: 'Greeter_One', semanticVersion: '1.0.0', platform: 'Linux' };
    const inline = await read({ 'components/greeter.component.yaml': JSON.stringify({ ...body, data: document('inline') }) });
    expect(componentTexts(inline)).toMatchObject([['Greeter_One', { analysis: { text: document('inline') } }]]);
    const remote = await read({ 'components/greeter.component.yaml': JSON.stringify({ ...body, uri: 's3://bucket/greeter.yaml' }) });
    expect(componentTexts(remote)).toEqual([]);
  });
});

describe('a fault is told with its file and line:', () => {
  const documentPath = 'components/greeter.yaml';
  const componentPath = 'components/greeter.component.yaml';
  const component = sampleWorkspace[componentPath] ?? '';
  const cases = [
    { fault: 'an unknown key', files: { [recipePath]: `${recipe}compnents: []\n` }, at: { path: recipePath, line: 1 } },
    { fault: 'a missing key', files: { [recipePath]: recipe.replace(/^name.*\n/, '') }, at: { path: recipePath, line: 1 } },
    { fault: 'a version that is a number', files: { [recipePath]: recipe.replace('1.0.0', '1.0') }, at: { path: recipePath, line: 2 } },
    { fault: 'a client token', files: { [recipePath]: `clientToken: x\n${recipe}` }, at: { path: recipePath, line: 1 } },
    { fault: 'broken YAML', files: { [recipePath]: `${recipe}x: [1\n` }, at: { path: recipePath, line: 7 } },
    {
      fault: 'a file that is not there',
      files: { [recipePath]: recipe.replace('greeter.c', 'gone.c') },
      at: { path: recipePath, line: 5 },
    },
    { fault: 'a path out of the workspace', files: { [recipePath]: recipe.replace('../c', '../../c') }, at: { path: recipePath, line: 5 } },
    { fault: 'an address', files: { [recipePath]: recipe.replace('../comp', 'https://x/comp') }, at: { path: recipePath, line: 5 } },
    {
      fault: 'the same component twice',
      files: { [recipePath]: `${recipe}  - componentArn: ../components/greeter.component.yaml\n` },
      at: { path: recipePath, line: 6 },
    },
    {
      fault: 'a component that is a document',
      files: { [recipePath]: recipe.replace('greeter.component', 'greeter') },
      at: { path: documentPath, line: 1 },
    },
    {
      fault: 'a platform that is none',
      files: { [componentPath]: component.replace('Linux', 'linux') },
      at: { path: componentPath, line: 3 },
    },
    {
      fault: 'a component without a document',
      files: { [componentPath]: component.replace(/uri.*/, '') },
      at: { path: componentPath, line: 1 },
    },
    {
      fault: 'a document with an error',
      files: { [documentPath]: document().replace('ExecuteBash', 'ExecuteBsh') },
      at: { path: documentPath, line: 7 },
    },
    {
      fault: 'a document that is too long',
      files: { [documentPath]: `${document()}# ${'x'.repeat(16_000)}\n` },
      at: { path: documentPath, line: 1 },
    },
    {
      fault: 'a pipeline whose recipe is none',
      path: pipelinePath,
      files: { [pipelinePath]: pipeline.replace('recipes/server.recipe', 'infra/small.infrastructure') },
      at: { path: 'infra/small.infrastructure.yaml', line: 1 },
    },
    { fault: 'something that cannot be built', path: documentPath, files: {}, at: { path: documentPath, line: 1 } },
  ];
  test.each(cases)('$fault', async ({ path = recipePath, files, at }) => {
    await expect(read(files, path)).rejects.toMatchObject({ code: 'invalid-input', detail: at });
  });
});

describe('a recipe that is built alone', () => {
  const complete = async (files: Record<string, string>, without: string[] = []) => {
    const all = Object.fromEntries(Object.entries({ ...sampleWorkspace, ...files }).filter(([path]) => !without.includes(path)));
    const target = { root: temporaryFolder(all), path: recipePath };
    return completeSources(target, await readBuildSources(target));
  };
  const infrastructure = sampleWorkspace['infra/small.infrastructure.yaml'] ?? '';

  test('uses the one infrastructure and distribution of its workspace', async () => {
    const sources = await complete({});
    expect(sources.infrastructure).toMatchObject({ path: 'infra/small.infrastructure.yaml' });
    expect(sources.distribution).toMatchObject({ path: 'infra/home.distribution.yaml' });
  });

  test('prefers what lies beside it', async () => {
    const sources = await complete({ 'recipes/near.yaml': infrastructure });
    expect(sources.infrastructure).toMatchObject({ path: 'recipes/near.yaml' });
  });

  test('does not choose between several', async () => {
    await expect(complete({ 'infra/other.yaml': infrastructure })).rejects.toMatchObject({
      code: 'invalid-input',
      detail: { found: expect.arrayContaining(['infra/other.yaml', 'infra/small.infrastructure.yaml']) },
    });
  });

  test('does without when there is none', async () => {
    const sources = await complete({}, ['infra/small.infrastructure.yaml', 'infra/home.distribution.yaml']);
    expect(sources).toMatchObject({ infrastructure: undefined, distribution: undefined });
  });

  test('does not look into folders of tools', async () => {
    const sources = await complete({ 'node_modules/x/infra.yaml': infrastructure });
    expect(sources.infrastructure).toMatchObject({ path: 'infra/small.infrastructure.yaml' });
  });
});

describe('the workspace of a file on the command line', () => {
  const file = (root: string) => join(root, recipePath);

  test('is the repository around it', async () => {
    const root = temporaryFolder(sampleWorkspace);
    mkdirSync(join(root, '.git'));
    expect(await findWorkspace({ file: 'server.recipe.yaml', workspace: undefined, cwd: join(root, 'recipes') })).toEqual({
      root,
      path: recipePath,
    });
  });

  test('is the current folder where that holds everything', async () => {
    const root = temporaryFolder(sampleWorkspace);
    expect(await findWorkspace({ file: recipePath, workspace: undefined, cwd: root })).toEqual({ root, path: recipePath });
  });

  test('lets a fault name its file as the user did', async () => {
    const { 'components/greeter.yaml': _gone, ...rest } = sampleWorkspace;
    const root = temporaryFolder(rest);
    await expect(findWorkspace({ file: recipePath, workspace: undefined, cwd: root })).rejects.toThrow(
      /^components\/greeter\.component\.yaml:\d+: /,
    );
  });

  test('is else the smallest folder that holds the file and all that it names', async () => {
    const root = temporaryFolder(sampleWorkspace);
    for (const cwd of [join(root, 'recipes'), temporaryFolder()])
      expect(await findWorkspace({ file: file(root), workspace: undefined, cwd })).toEqual({ root, path: recipePath });
  });

  test('can be named', async () => {
    const root = temporaryFolder(sampleWorkspace);
    expect(await findWorkspace({ file: file(root), workspace: join(root, 'recipes'), cwd: '/' })).toEqual({
      root: join(root, 'recipes'),
      path: 'server.recipe.yaml',
    });
    await expect(findWorkspace({ file: file(root), workspace: join(root, 'infra'), cwd: '/' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(findWorkspace({ file: file(root), workspace: 'gone', cwd: root })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is found through links, and not at all for a file that is not there', async () => {
    const [root, links] = [temporaryFolder(sampleWorkspace), temporaryFolder()];
    symlinkSync(root, join(links, 'link'));
    expect(await findWorkspace({ file: file(join(links, 'link')), workspace: undefined, cwd: '/' })).toMatchObject({ root });
    await expect(findWorkspace({ file: 'gone.yaml', workspace: undefined, cwd: root })).rejects.toMatchObject({ code: 'not-found' });
  });
});
