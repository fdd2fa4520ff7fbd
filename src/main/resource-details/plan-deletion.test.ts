import { expect, test } from 'vitest';
import type { DeletionEvent, DeletionPlan } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { runDeletion } from '../deletion/run-deletion.ts';
import { document } from '../testing/sample-workspace.ts';
import { resourceDeleter } from './delete-resources.ts';
import { type DeletionScope, planDeletion } from './plan-deletion.ts';
import { own, publishedAccount, sampleArns } from './test-kit.ts';

async function planOf(aws: Aws, arn: string | readonly string[], scope: Partial<DeletionScope> = {}): Promise<DeletionPlan> {
  for await (const step of planDeletion({ aws, recipes: new Map() }, [arn].flat(), { every: false, users: false, ...scope }))
    if (step.type === 'plan') return step.plan;
  throw new Error('There was no plan.');
}

const idsOf = ({ steps }: DeletionPlan) => steps.map(({ id }) => id);

async function run(aws: Aws, { steps }: DeletionPlan, goOn = false) {
  const events: DeletionEvent[] = [];
  for await (const event of runDeletion(await resourceDeleter(aws), { steps, goOn }, new AbortController().signal)) events.push(event);
  return events.filter(({ type }) => type !== 'deleting');
}

async function secondVersion(aws: Aws) {
  const api = await aws.imagebuilder();
  const version = { name: 'Greeter_One', semanticVersion: '1.1.0', platform: 'Linux' } as const;
  const { componentBuildVersionArn = '' } = await api.createComponent({ ...version, data: document('again'), clientToken: 'second' });
  return componentBuildVersionArn;
}

test('what is used is not deleted without its users', async () => {
  const { aws } = await publishedAccount();
  const plan = await planOf(aws, sampleArns.component);
  expect(plan.blockers).toMatchObject([{ id: sampleArns.recipe, title: 'Image recipe greeting-server 1.0.0' }]);
});

test('with its users it goes in an order that AWS lets happen, and images stay', async () => {
  const { aws, image } = await publishedAccount();
  const plan = await planOf(aws, sampleArns.component, { users: true });
  expect(plan.blockers).toEqual([]);
  expect(idsOf(plan)).toEqual([sampleArns.pipeline, sampleArns.recipe, sampleArns.component]);
  expect(plan.stays).toContain('One image that was built from this stays, with its builds and AMIs.');
  expect(plan.steps.map(({ loses }) => loses !== undefined)).toEqual([false, false, true]);
  expect((await run(aws, plan)).map(({ type }) => type)).toEqual(['deleted', 'deleted', 'deleted']);
  const api = await aws.imagebuilder();
  expect((await api.getImage({ imageBuildVersionArn: image })).image?.arn).toBe(image);
  expect((await api.listComponents({ owner: 'Self' })).componentVersionList).toEqual([]);
});

test('several go by one plan: what of them uses others of them goes first, and is no obstacle', async () => {
  const { aws } = await publishedAccount();
  const second = await secondVersion(aws);
  const chosen = [sampleArns.component, second, sampleArns.recipe, sampleArns.pipeline, sampleArns.component];
  const plan = await planOf(aws, chosen);
  expect(plan).toMatchObject({ blockers: [], confirm: '4 resources' });
  expect(idsOf(plan)).toEqual([sampleArns.pipeline, sampleArns.recipe, sampleArns.component, second]);
  expect((await planOf(aws, [sampleArns.component, sampleArns.recipe])).blockers).toMatchObject([{ id: sampleArns.pipeline }]);
});

test('what cannot go is told, and the others go where that is wanted', async () => {
  const { aws } = await publishedAccount();
  const plan = await planOf(aws, [sampleArns.pipeline, sampleArns.recipe, sampleArns.component]);
  const stale = { ...plan, steps: plan.steps.map((step, index) => (index === 0 ? { ...step, seen: '2020-01-01T00:00:00Z' } : step)) };
  const second = await secondVersion(aws);
  const last = (await planOf(aws, second)).steps;
  const events = await run(aws, { ...stale, steps: [...stale.steps, ...last] }, true);
  expect(events.map(({ type, id }) => [type, id])).toEqual([
    ['failed', sampleArns.pipeline],
    ['failed', sampleArns.recipe],
    ['failed', sampleArns.component],
    ['deleted', second],
  ]);
});

test('a plan that was carried out can be run again without harm', async () => {
  const { aws } = await publishedAccount();
  const plan = await planOf(aws, sampleArns.pipeline);
  await run(aws, plan);
  expect(await run(aws, plan)).toEqual([{ type: 'gone', id: sampleArns.pipeline }]);
});

test('what was made anew under its name since the plan is not deleted', async () => {
  const { aws } = await publishedAccount();
  const plan = await planOf(aws, sampleArns.pipeline);
  const stale = { ...plan, steps: plan.steps.map((step) => ({ ...step, seen: '2020-01-01T00:00:00Z' })) };
  expect(await run(aws, stale)).toMatchObject([{ type: 'failed', message: expect.stringContaining('Make a new plan') }]);
  expect(idsOf(await planOf(aws, sampleArns.pipeline))).toEqual([sampleArns.pipeline]);
});

test('every version goes with all its builds', async () => {
  const { aws } = await publishedAccount();
  const second = await secondVersion(aws);
  const plan = await planOf(aws, sampleArns.component, { every: true, users: true });
  expect(idsOf(plan)).toEqual([sampleArns.pipeline, sampleArns.recipe, expect.any(String), expect.any(String)]);
  expect(new Set(idsOf(plan).slice(2))).toEqual(new Set([sampleArns.component, second]));
});

test('a version that is named by a wildcard can go while another one fits', async () => {
  const { aws } = await publishedAccount();
  const second = await secondVersion(aws);
  const api = await aws.imagebuilder();
  await api.createImageRecipe({
    name: 'open',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    components: [{ componentArn: `${own}:component/greeter-one/x.x.x` }],
    clientToken: 'open',
  });
  const plan = await planOf(aws, second);
  expect(plan.blockers).toEqual([]);
  expect(plan.stays).toEqual(['Image recipe open 1.0.0 stays: it names greeter-one x.x.x, and other versions fit that.']);
  expect(await run(aws, plan)).toEqual([{ type: 'deleted', id: second }]);
});

test('a resource that came to use it since the plan keeps it, and says so', async () => {
  const { aws } = await publishedAccount();
  const second = await secondVersion(aws);
  const plan = await planOf(aws, second);
  const api = await aws.imagebuilder();
  await api.createImageRecipe({
    name: 'late',
    semanticVersion: '1.0.0',
    parentImage: 'ssm:/aws/service/debian/release/12/latest/amd64',
    components: [{ componentArn: second }],
    clientToken: 'late',
  });
  expect(await run(aws, plan)).toMatchObject([{ type: 'failed', message: expect.stringContaining('still needs it') }]);
});

test('images, and what others own, are not deleted from here', async () => {
  const { aws, image } = await publishedAccount();
  await expect(planOf(aws, image)).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(planOf(aws, 'arn:aws:imagebuilder:us-east-1:aws:component/update-linux/1.0.0/1')).rejects.toMatchObject({ code: 'refused' });
});
