import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { planBuild } from '../publish/plan-build.ts';
import { publishBuild } from '../testing/publish-build.ts';
import { document, pipelinePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { accountDocument } from './document.ts';
import { accountOverview } from './overview.ts';

async function publishedAccount() {
  const account = testAccount();
  const aws = await account.aws();
  const prepared = await planBuild(aws, { root: temporaryFolder(sampleWorkspace), path: pipelinePath });
  const image = await publishBuild(aws, prepared);
  return { aws, image };
}

test('the overview shows what the account has', async () => {
  const { aws, image } = await publishedAccount();
  expect(await accountOverview(aws)).toMatchObject({
    components: [{ name: 'Greeter_One', version: '1.0.0', platform: 'Linux', type: 'BUILD' }],
    recipes: [{ name: 'Greeting Server', platform: 'Linux' }],
    pipelines: [{ name: 'weekly', status: 'ENABLED', recipeArn: expect.stringContaining('image-recipe/greeting-server/1.0.0') }],
    images: [{ arn: image, name: 'Greeting Server', outputs: [] }],
  });
});

test('the overview of an empty account is empty', async () => {
  expect(await accountOverview(await testAccount().aws())).toEqual({ components: [], recipes: [], pipelines: [], images: [] });
});

test('a component opens as its document, everything else as YAML', async () => {
  const { aws, image } = await publishedAccount();
  const { components, recipes, pipelines } = await accountOverview(aws);
  expect(await accountDocument(aws, components[0]?.arn ?? '')).toEqual({ title: 'Greeter_One 1.0.0', language: 'yaml', text: document() });
  for (const arn of [recipes[0]?.arn, pipelines[0]?.arn, image]) {
    const { text, language } = await accountDocument(aws, arn ?? '');
    expect(language).toBe('yaml');
    expect(parse(text)).toMatchObject({ arn });
  }
});

test('what is no ARN that Kiln can show is refused', async () => {
  const aws = await testAccount().aws();
  for (const arn of ['x', 'arn:aws:s3:::bucket', 'arn:aws:imagebuilder:us-east-1:000000000000:constructor/x'])
    await expect(accountDocument(aws, arn)).rejects.toMatchObject({ code: 'invalid-input' });
});
