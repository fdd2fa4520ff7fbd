import { describe, expect, test } from 'vitest';
import { everyPage } from '../aws/every-page.ts';
import { testAccount } from '../testing/test-account.ts';
import { createPipeline } from '../transfer/testing/account-with-pipeline.ts';
import { pipelineHandlers } from './handlers.ts';

const place = { connection: 'local', region: 'us-east-1' };
const { signal } = new AbortController();

async function setUp() {
  const { aws } = testAccount();
  const handlers = pipelineHandlers(aws);
  const arn = await createPipeline(await aws());
  const target = { connection: 'local', arn };
  const { settings } = await handlers.get(target, signal);
  return { aws, arn, target, settings, handlers, get: async () => (await handlers.get(target, signal)).settings };
}

test('a pipeline is read with all that can be set', async () => {
  const { settings } = await setUp();
  expect(settings).toMatchObject({
    name: 'weekly',
    status: 'ENABLED',
    imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
    schedule: { scheduleExpression: 'cron(0 4 ? * mon *)', timezone: 'Europe/Berlin' },
    workflows: [{ onFailure: 'CONTINUE', parallelGroup: 'asking' }],
    tags: { note: 'a: b # c' },
  });
});

test('what a pipeline can be made of is told by name, each version and whatever is the newest', async () => {
  const { handlers } = await setUp();
  const { recipes, infrastructures, workflows } = await handlers.choices(place, signal);
  expect(recipes.map(({ label }) => label)).toEqual(['Server 1.0.0', 'Server, newest version']);
  expect(infrastructures).toEqual([{ arn: expect.stringContaining('infrastructure-configuration/small'), label: 'small' }]);
  expect(workflows.map(({ label }) => label)).toEqual(expect.arrayContaining(['ask 1.0.0 (test)', 'ask (test), newest version']));
});

describe('an edit', () => {
  test('is shown as a difference, and nothing is sent before it is applied', async () => {
    const { arn, get, handlers, settings } = await setUp();
    const wanted = { ...settings, description: 'Ours', schedule: { scheduleExpression: 'rate(12 hours)' }, workflows: [] };
    const change = await handlers.plan({ ...place, arn, settings: wanted }, signal);
    expect(change).toMatchObject({ action: 'update', name: 'weekly' });
    expect(change.changes.map(({ field }) => field)).toEqual(['description', 'schedule', 'workflows']);
    expect(await get()).toEqual(settings);
    expect(await handlers.apply(change, signal)).toEqual({ arn });
    const { workflows: _none, ...rest } = wanted;
    expect(await get()).toMatchObject({ ...rest, tags: settings.tags });
    expect(await get()).not.toHaveProperty('workflows');
  });

  test('that changes nothing sends nothing', async () => {
    const { aws, arn, handlers, settings } = await setUp();
    const before = (await (await aws()).imagebuilder().then((api) => api.getImagePipeline({ imagePipelineArn: arn }))).imagePipeline;
    const change = await handlers.plan({ ...place, arn, settings }, signal);
    expect(change).toMatchObject({ action: 'unchanged', changes: [] });
    await handlers.apply(change, signal);
    const after = (await (await aws()).imagebuilder().then((api) => api.getImagePipeline({ imagePipelineArn: arn }))).imagePipeline;
    expect(after).toEqual(before);
  });

  test('is refused when somebody else was faster, and theirs stays', async () => {
    const { arn, get, handlers, settings } = await setUp();
    const mine = await handlers.plan({ ...place, arn, settings: { ...settings, description: 'mine' } }, signal);
    const theirs = await handlers.plan({ ...place, arn, settings: { ...settings, description: 'theirs' } }, signal);
    await handlers.apply(theirs, signal);
    await expect(handlers.apply(mine, signal)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('weekly') });
    expect((await get()).description).toBe('theirs');
  });
});

test('disabling changes the status and nothing else, and says what follows', async () => {
  const { get, handlers, settings, target } = await setUp();
  const change = await handlers.planStatus({ ...target, status: 'DISABLED' }, signal);
  expect(change.changes).toEqual([{ field: 'status', before: 'ENABLED', after: 'DISABLED' }]);
  expect(change.notes).toEqual([expect.stringContaining('no longer runs')]);
  await handlers.apply(change, signal);
  expect(await get()).toEqual({ ...settings, status: 'DISABLED' });
});

test('a new pipeline is made once, whoever clicks twice', async () => {
  const { aws, handlers, settings } = await setUp();
  const { workflows: _workflows, ...rest } = settings;
  const change = await handlers.plan({ ...place, settings: { ...rest, name: 'daily' } }, signal);
  expect(change).toMatchObject({ action: 'create', name: 'daily' });
  expect(change.changes.map(({ field }) => field)).toContain('tags');
  const both = await Promise.allSettled([handlers.apply(change, signal), handlers.apply(change, signal)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
  const api = await (await aws()).imagebuilder();
  const names = (await everyPage((nextToken) => api.listImagePipelines({ nextToken }), 'imagePipelineList')).map(({ name }) => name);
  expect(names.sort()).toEqual(['daily', 'weekly']);
});

test.each([
  ['two recipes', { containerRecipeArn: 'arn:aws:imagebuilder:us-east-1:000000000000:container-recipe/a/1.0.0' }, 'one recipe'],
  ['workflows without a role', { executionRole: undefined }, 'execution role'],
  ['a schedule that is none', { schedule: { scheduleExpression: 'cron(nonsense)' } }, 'six fields'],
])('%s are refused before anything is asked', async (_case, wrong, message) => {
  const { arn, handlers, settings } = await setUp();
  const planned = handlers.plan({ ...place, arn, settings: { ...settings, ...wrong } }, signal);
  await expect(planned).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining(message) });
});
