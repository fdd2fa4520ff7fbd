import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Aws } from '../aws/clients.ts';
import { type FaultOf, faultyLine } from '../testing/faulty-line.ts';
import { publisherOf } from '../testing/publish-setting.ts';
import { pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { testAccount } from '../testing/test-account.ts';
import { imageOf, type Journal, openJournals } from './journal.ts';
import { type BuildTarget, planBuild } from './plan-build.ts';
import { createPublisher } from './publishing.ts';

async function setUp(faultOf: FaultOf = () => undefined, path = recipePath) {
  const [account, data] = [testAccount(), temporaryFolder()];
  const target: BuildTarget = { root: temporaryFolder(sampleWorkspace), path };
  const direct = await account.aws();
  const line = await faultyLine(direct, faultOf);
  const prepared = await planBuild(line.aws, target);
  return { direct, data, target, line, prepared, ...publisherOf(line.aws, data) };
}

/** Everything that a publish of the sample can have made, and the images of the recipe. */
async function madeIn(aws: Aws) {
  const api = await aws.imagebuilder();
  const [components, recipes, infrastructures, distributions, pipelines, images] = await Promise.all([
    api.listComponentBuildVersions({}),
    api.listImageRecipes({}),
    api.listInfrastructureConfigurations({}),
    api.listDistributionConfigurations({}),
    api.listImagePipelines({}),
    api.listImageBuildVersions({}),
  ]);
  return {
    components: components.componentSummaryList?.length,
    recipes: recipes.imageRecipeSummaryList?.length,
    infrastructures: infrastructures.infrastructureConfigurationSummaryList?.length,
    distributions: distributions.distributionConfigurationSummaryList?.length,
    pipelines: pipelines.imagePipelineList?.length,
    images: images.imageSummaryList?.length,
  };
}

const once = { components: 1, recipes: 1, infrastructures: 1, distributions: 1, pipelines: 0, images: 1 };
const creating = [
  'CreateComponent',
  'CreateImageRecipe',
  'CreateInfrastructureConfiguration',
  'CreateDistributionConfiguration',
  'CreateImage',
];

/** What of a journal is on the disk when a call arrives. */
const onDisk = (data: string, id: string) => JSON.parse(readFileSync(join(data, 'publish', `${id}.json`), 'utf8')) as Journal;

describe('carrying out a plan', () => {
  test('twice, and in two windows at once, makes everything once and starts one image', async () => {
    const { direct, publisher, prepared, data, line } = await setUp();
    const [first, second] = await Promise.all([publisher.begin(prepared), publisher.begin(prepared)]);
    expect(second).toBe(first);
    const image = imageOf(await first.ended);
    expect(imageOf(await (await publisher.begin(prepared)).ended)).toBe(image);
    const { publisher: other } = publisherOf(line.aws, data);
    expect(imageOf(await (await other.begin(prepared)).ended)).toBe(image);
    expect(await madeIn(direct)).toEqual(once);
  });

  test('writes each token to the disk before the call that carries it', async () => {
    const seen: string[] = [];
    let started = false;
    const { publisher, prepared, data } = await setUp((operation) => {
      if (started && creating.includes(operation)) {
        const running = onDisk(data, prepared.plan.id).steps.find(({ state }) => state === 'running');
        seen.push(`${running?.kind} ${running?.attempt?.token.length}`);
      }
      return undefined;
    });
    started = true;
    await (await publisher.begin(prepared)).ended;
    const kinds = ['component', 'image-recipe', 'infrastructure-configuration', 'distribution-configuration', 'image'];
    expect(seen).toEqual(kinds.map((kind) => `${kind} 48`));
  });

  test.each(creating)('makes nothing twice when the answer to %s is lost again and again', async (lost) => {
    let armed = false;
    const { direct, publisher, prepared, line } = await setUp((operation) => (armed && operation === lost ? 'answer-lost' : undefined));
    armed = true;
    await expect((await publisher.begin(prepared)).ended).rejects.toMatchObject({ code: 'unavailable' });
    expect(line.calls.filter((operation) => operation === lost).length).toBeGreaterThan(3);
    armed = false;
    const journal = await (await publisher.resume(prepared.plan.id)).ended;
    expect(journal.phase).toBe('done');
    expect(await madeIn(direct)).toEqual(once);
  });
});

describe('a process that is killed', () => {
  /** Every state that the journal's file was in, as a kill would leave it behind. */
  async function journalsOnTheWay(path = recipePath) {
    const setting = await setUp(undefined, path);
    const { journals, line, prepared, data } = setting;
    const states: Journal[] = [];
    const recording = { ...journals, save: async (journal: Journal) => void states.push(journal) };
    await (await createPublisher({ journals: recording, aws: async () => line.aws, now: () => new Date() }).begin(prepared)).ended;
    return { ...setting, states: states.map((state) => ({ ...state, pid: 2 ** 30 })), data };
  }

  test('at whichever write of its journal goes on without making anything twice', async () => {
    const { direct, states, journals, publisher, prepared } = await journalsOnTheWay();
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      await journals.save(state);
      await (await publisher.resume(prepared.plan.id)).ended;
      expect(await madeIn(direct)).toEqual(once);
    }
  });

  test('between the write of a token and its call goes on too', async () => {
    const { prepared, publisher, data, journals } = await setUp();
    const { steps, ...begun } = await (await publisher.begin(prepared)).ended;
    // An account in which nothing was made, and a journal whose first step has its token.
    const fresh = await testAccount().aws();
    const waiting = steps.map(({ made: _made, attempt, ...step }, index) => ({
      ...{ ...step, state: index === 0 ? ('running' as const) : ('waiting' as const) },
      ...(index === 0 && attempt ? { attempt } : {}),
    }));
    await journals.save({ ...begun, steps: waiting, phase: 'running', pid: 2 ** 30 });
    expect((await (await publisherOf(fresh, data).publisher.resume(begun.id)).ended).phase).toBe('done');
    expect(await madeIn(fresh)).toEqual(once);
  });

  test('while it undid a plan leaves nothing behind when that is gone on with', async () => {
    const { direct, publisher, prepared } = await setUp(undefined, pipelinePath);
    await (await publisher.begin(prepared)).ended;
    expect((await (await publisher.undo(prepared.plan.id)).ended).phase).toBe('undone');
    expect((await (await publisher.undo(prepared.plan.id)).ended).phase).toBe('undone');
    const nothing = { components: 0, recipes: 0, infrastructures: 0, distributions: 0, pipelines: 0 };
    expect(await madeIn(direct)).toEqual({ ...nothing, images: 1 });
  });
});

test('a plan that another process works at is left to it', async () => {
  const { publisher, prepared, journals } = await setUp();
  const journal = await (await publisher.begin(prepared)).ended;
  await journals.save({ ...journal, phase: 'running', pid: process.ppid });
  await expect(publisher.resume(prepared.plan.id)).rejects.toMatchObject({ code: 'conflict' });
});

test('a build whose start was not answered is not asked for again when AWS may have forgotten its token', async () => {
  let lost = true;
  let hours = 0;
  const { data, line, prepared, direct } = await setUp((operation) => (lost && operation === 'CreateImage' ? 'answer-lost' : undefined));
  const { publisher } = publisherOf(line.aws, data, () => new Date(Date.now() + hours * 3_600_000));
  await expect((await publisher.begin(prepared)).ended).rejects.toMatchObject({ code: 'unavailable' });
  lost = false;
  hours = 2;
  await expect((await publisher.resume(prepared.plan.id)).ended).rejects.toThrow(/could build a second image/);
  expect((await madeIn(direct)).images).toBe(1);
  // What may have been made stays known as such, whatever a later try failed with.
  expect(onDisk(data, prepared.plan.id).steps.at(-1)).toMatchObject({ state: 'failed', unanswered: true });
});

test('a journal that cannot be read is set aside and stands in nobody’s way', async () => {
  const { data, prepared, publisher } = await setUp();
  await (await publisher.begin(prepared)).ended;
  writeFileSync(join(data, 'publish', `${prepared.plan.id}.json`), '{"format": 1, "ste');
  const told: unknown[] = [];
  const journals = openJournals(join(data, 'publish'), (error) => told.push(error));
  expect(await journals.all()).toEqual([]);
  expect(told).toHaveLength(1);
});
