import { expect, test } from 'vitest';
import type { FoundUsers, Progress } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { inParallel } from './in-parallel.ts';
import { relatedLists } from './related.ts';
import { parseResourceArn } from './resource-arn.ts';
import { own, publishedAccount, sampleArns } from './test-kit.ts';
import { findUsers } from './users.ts';
import { usesOf } from './uses.ts';

async function usersOf(aws: Aws, arn: string, recipes = new Map<string, readonly string[]>()) {
  const steps: (Progress | FoundUsers)[] = [];
  for await (const step of findUsers({ aws, recipes }, arn)) steps.push(step);
  const found = steps.at(-1);
  if (found?.type !== 'found') throw new Error('The search ended without an answer.');
  return { ...found, steps };
}

test('what a recipe uses is told, and what its references mean now', async () => {
  const { aws } = await publishedAccount();
  const uses = await usesOf(aws, sampleArns.recipe);
  expect(uses).toContainEqual({
    target: expect.stringContaining('component/greeter-one/1.0.0'),
    path: ['components', 0, 'componentArn'],
    means: expect.anything(),
    fault: undefined,
  });
  expect(uses.find(({ path }) => path[0] === 'parentImage')?.means).toBeUndefined();
});

test('a wildcard is told with what it means now', async () => {
  const { aws } = await publishedAccount();
  const api = await aws.imagebuilder();
  await api.createImageRecipe({
    name: 'open',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    components: [{ componentArn: `${own}:component/greeter-one/x.x.x` }],
    clientToken: 'open',
  });
  const uses = await usesOf(aws, `${own}:image-recipe/open/1.0.0`);
  expect(uses.find(({ path }) => path[0] === 'components')?.means).toBe(sampleArns.component);
});

test('the way back leads from a component to its recipes, from a recipe to pipelines and images', async () => {
  const { aws, image } = await publishedAccount();
  const arnsOf = async (arn: string) => (await usersOf(aws, arn)).users.map((user) => user.arn);
  expect(await arnsOf(sampleArns.component)).toEqual([sampleArns.recipe]);
  expect(await arnsOf(sampleArns.recipe)).toEqual([sampleArns.pipeline, image.slice(0, image.lastIndexOf('/'))]);
  expect(await arnsOf(sampleArns.infrastructure)).toEqual([sampleArns.pipeline]);
  expect(await arnsOf(sampleArns.distribution)).toEqual([sampleArns.pipeline]);
  expect(await arnsOf(image)).toEqual([]);
});

test('a lifecycle policy uses the recipes that it chooses', async () => {
  const { aws } = await publishedAccount();
  const api = await aws.imagebuilder();
  const { lifecyclePolicyArn } = await api.createLifecyclePolicy({
    name: 'old images',
    executionRole: 'arn:aws:iam::000000000000:role/lifecycle',
    resourceType: 'AMI_IMAGE',
    policyDetails: [{ action: { type: 'DELETE', includeResources: { amis: true } }, filter: { type: 'AGE', value: 90, unit: 'DAYS' } }],
    resourceSelection: { recipes: [{ name: 'Greeting Server', semanticVersion: '1.0.0' }] },
    clientToken: 'policy',
  });
  expect((await usersOf(aws, sampleArns.recipe)).users.map((user) => user.arn)).toContain(lifecyclePolicyArn);
});

test('a recipe that was read is not read again', async () => {
  const { aws } = await publishedAccount();
  const recipes = new Map<string, readonly string[]>();
  const { users } = await usersOf(aws, sampleArns.component, recipes);
  const known = [...recipes.keys()];
  expect(known).toHaveLength(1);
  recipes.set(known[0] ?? '', []); // what is in the memory is believed
  expect((await usersOf(aws, sampleArns.component, recipes)).users).toEqual([]);
  expect(users).toHaveLength(1);
});

test('the search tells how far it is', async () => {
  const { aws } = await publishedAccount();
  const { steps, searched } = await usersOf(aws, sampleArns.component);
  expect(searched).toEqual(['image-recipe', 'container-recipe']);
  expect(steps).toContainEqual({ type: 'progress', what: 'image recipes', done: 1, total: 1 });
});

test('a component has its versions and builds, a pipeline its images', async () => {
  const { aws, image } = await publishedAccount();
  const of = { api: await aws.imagebuilder(), accountId: aws.connection.accountId };
  const listed = async (arn: string, name: string) =>
    (await relatedLists(of, parseResourceArn(arn), name)).map(({ title, entries }) => [title, ...entries.map((entry) => entry.arn)]);
  expect(await listed(sampleArns.component, 'Greeter_One')).toEqual([
    ['Versions', `${own}:component/greeter-one/1.0.0`],
    ['Builds of this version', sampleArns.component],
  ]);
  expect(await listed(sampleArns.pipeline, 'weekly')).toEqual([['Images of this pipeline', image]]);
  expect(await listed(sampleArns.recipe, 'Greeting Server')).toEqual([['Versions', sampleArns.recipe]]);
});

test('work in parallel stops with its reader', async () => {
  const begun: number[] = [];
  for await (const _ of inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => begun.push(item))) break;
  expect(begun.length).toBeLessThan(6);
});
