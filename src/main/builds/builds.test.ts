import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AppError, type LogLine, type RunEvent, type RunRecord } from '../../contract/index.ts';
import { documentLine, failureLines, toeLogWriter } from '../../rehearsal/index.ts';
import { imageContents } from '../images/image-contents.ts';
import type { Journal as PublishJournal } from '../publish/journal.ts';
import { openPublisher } from '../publish/publish.ts';
import { imageKey } from '../publish/step.ts';
import { openRuns } from '../runs/registry.ts';
import { openSettings } from '../settings/settings.ts';
import { pipelinePath, recipePath, sampleWorkspace } from '../testing/sample-workspace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { type RunBuild, type TestAccount, testAccount } from '../testing/test-account.ts';
import { createWorkspaces } from '../workspace/workspaces.ts';
import { createBuilds } from './builds.ts';

type Journal = Parameters<RunBuild>[1];
type Saved = PublishJournal & { readonly run: RunRecord };

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const at = (step: string) => ({ time: '', phase: 'build', step, action: 'ExecuteBash', attempt: 1, range }) as const;

/** Writes what the engine writes for one step, by the writer that the engine uses. */
function runStep(journal: Journal, step: string, status: 'Success' | 'Failed' = 'Success'): void {
  const writer = toeLogWriter();
  const fidelity = { level: 'exact' } as const;
  journal.log(
    ...writer.linesFor({ type: 'stepStarted', ...at(step), inputs: null }),
    ...writer.linesFor({ type: 'output', ...at(step), stream: 'stdout', lines: [`this is ${step}`] }),
    ...writer.linesFor({ type: 'stepFinished', ...at(step), status, exitCode: 0, durationMs: 40, outputs: {}, fidelity }),
  );
}

function beginBuild(journal: Journal): { finish(status: 'COMPLETED' | 'FAILED'): void } {
  journal.status('BUILDING');
  const plan = { name: 'ApplyBuildComponents', action: 'ExecuteComponents' };
  const workflow = journal.startWorkflow('BUILD', [plan]);
  const step = journal.startStep(workflow, { ...plan, inputs: { 'instanceId.$': 'i-1' } });
  return {
    finish(status) {
      journal.finishStep(step, status, { outputs: { runCommandId: 'x' } });
      journal.finishWorkflow(workflow, status);
    },
  };
}

/** An engine that makes an image with files, as the real one does. */
const succeed: RunBuild = async (job, journal) => {
  journal.log('Parent image ami-1 is not on this computer: a base stands in for it.', 'Note: There is no init system.');
  const build = beginBuild(journal);
  journal.log(documentLine(job.components[0]?.arn ?? ''));
  runStep(journal, 'Greet');
  runStep(journal, 'Leave');
  build.finish('COMPLETED');
  const at = (name: string) => join(job.outputDirectory, name);
  mkdirSync(job.outputDirectory, { recursive: true });
  writeFileSync(at('image.tar'), 'archive');
  writeFileSync(at('layer.tar'), 'layer');
  const changes = [{ kind: 'added', path: '/etc/motd', type: 'file', size: 3 }];
  writeFileSync(
    at('manifest.json'),
    JSON.stringify({ imageArn: job.imageArn, base: 'x', packages: [{ name: 'bash', version: '5' }], changes }),
  );
  journal.distributor.copy({ artifacts: job.outputDirectory, bytes: 7 }, job.distributions);
  return {
    status: 'AVAILABLE',
    artifacts: { archive: at('image.tar'), layer: at('layer.tar'), manifest: at('manifest.json') },
    osVersion: 'Debian 12',
  };
};

const fail: RunBuild = async (job, journal) => {
  const arn = job.components[0]?.arn ?? '';
  const build = beginBuild(journal);
  journal.log(documentLine(arn));
  runStep(journal, 'Greet');
  runStep(journal, 'Leave', 'Failed');
  const place = { phase: 'build', step: 'Leave', action: 'ExecuteBash' };
  journal.log(...failureLines({ document: 'Greeter', componentArn: arn, ...place, message: 'it ended with exit code 3', stderr: [] }));
  build.finish('FAILED');
  return { status: 'FAILED', reason: 'a component failed', component: { arn, ...place } };
};

const untilCancelled: RunBuild = async (_job, journal, signal) => {
  journal.status('BUILDING');
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return { status: 'CANCELLED' };
};

async function setUp(runBuild: RunBuild, more: { data?: string; account?: TestAccount; root?: string } = {}) {
  const account = more.account ?? testAccount(runBuild);
  const root = more.root ?? temporaryFolder(sampleWorkspace);
  const data = more.data ?? temporaryFolder();
  const report = (error: unknown) => {
    throw error;
  };
  const workspaces = createWorkspaces(openSettings(join(data, 'config')));
  const runs = await openRuns({ folder: join(data, 'runs'), now: () => new Date(), report });
  const { publisher } = openPublisher(data, { aws: account.aws, report });
  const builds = createBuilds({ workspaces, runs, publisher, aws: account.aws, report });
  onTestFinished(async () => {
    await builds.close();
    await publisher.close();
    runs.close();
  });
  const run = (runId: string) => runs.all().find(({ id }) => id === runId) as RunRecord;
  const ended = (runId: string) =>
    vi.waitFor(() => expect(run(runId).finishedAt).toBeDefined(), { timeout: 15_000 }).then(() => run(runId));
  const start = async (path = recipePath) => {
    await workspaces.trust(root);
    const plan = await builds.plan({ root, path });
    return { plan, ...(await builds.start({ root, path, planId: plan.id })) };
  };
  return { account, root, data, workspaces, runs, builds, run, ended, start };
}

async function logOf(runs: Awaited<ReturnType<typeof setUp>>['runs'], runId: string): Promise<readonly LogLine[]> {
  for await (const event of runs.watch(runId, { after: 0, signal: new AbortController().signal }) as AsyncIterable<RunEvent>)
    if (event.type === 'snapshot') return event.log;
  return [];
}

describe('a build', () => {
  test('that succeeds shows the workflow’s steps, the components’ steps with their lines, and what it made', async () => {
    const { account, runs, ended, start } = await setUp(succeed);
    const { runId } = await start();
    const run = await ended(runId);
    expect(run).toMatchObject({ state: 'succeeded', stage: 'AVAILABLE', origin: 'local-build', file: recipePath });
    expect(run.notes).toEqual(['Parent image ami-1 is not on this computer: a base stands in for it.', 'There is no init system.']);
    expect(run.steps).toMatchObject([
      { name: 'ApplyBuildComponents', stage: 'BUILDING', action: 'ExecuteComponents', state: 'succeeded', outputs: { runCommandId: 'x' } },
      {
        id: 'greeter-one/build/Greet',
        component: 'greeter-one',
        phase: 'build',
        name: 'Greet',
        action: 'ExecuteBash',
        state: 'succeeded',
        durationMs: 40,
        source: { path: 'components/greeter.yaml', range: { start: { line: 5, character: 14 } } },
      },
      { name: 'Leave', source: { range: { start: { line: 10 } } } },
    ]);
    expect(await logOf(runs, runId)).toContainEqual(
      expect.objectContaining({ stream: 'stdout', stepId: 'greeter-one/build/Leave', text: 'this is Leave' }),
    );
    const archive = run.artifacts.find(({ type }) => type === 'oci-archive')?.path ?? '';
    expect(readFileSync(archive, 'utf8')).toBe('archive');
    expect(run.artifacts.map(({ type }) => type)).toEqual(['oci-archive', 'manifest', 'ami']);
    expect(await imageContents(await (await account.aws()).imagebuilder(), run.imageArn ?? '')).toMatchObject({
      value: {
        artifacts: [{ type: 'oci-archive', path: archive, size: 7 }, { type: 'manifest' }],
        packages: [{ name: 'bash', version: '5' }],
        changes: [{ path: '/etc/motd' }],
      },
    });
  });

  test('of a pipeline runs the pipeline', async () => {
    const { account, ended, start } = await setUp(succeed);
    const run = await ended((await start(pipelinePath)).runId);
    expect(run.state).toBe('succeeded');
    const { image } = await (await (await account.aws()).imagebuilder()).getImage({ imageBuildVersionArn: run.imageArn });
    expect(image?.sourcePipelineArn).toMatch(/image-pipeline\/weekly$/);
  });

  test('that fails names component, phase, step and source line, with the last lines and advice', async () => {
    const { ended, start } = await setUp(fail);
    const run = await ended((await start()).runId);
    expect(run).toMatchObject({
      state: 'failed',
      failure: {
        component: 'greeter-one',
        phase: 'build',
        step: 'Leave',
        action: 'ExecuteBash',
        message: 'it ended with exit code 3',
        lines: ['this is Leave'],
        source: { path: 'components/greeter.yaml', range: { start: { line: 10 } } },
      },
    });
    expect(run.failure?.advice).not.toBe('');
  });

  test('is cancelled in the account, and told so when that has happened', async () => {
    const { runs, run, ended, start } = await setUp(untilCancelled);
    const { runId } = await start();
    await vi.waitFor(() => expect(run(runId).stage).toBe('BUILDING'), { timeout: 10_000 });
    runs.cancel(runId);
    expect(await ended(runId)).toMatchObject({ state: 'cancelled', stage: 'CANCELLED' });
  });

  test('that the account refuses is a failed run with the account’s words', async () => {
    const root = temporaryFolder({
      ...sampleWorkspace,
      [recipePath]: (sampleWorkspace[recipePath] ?? '').replace('Greeting Server', 'ab'),
    });
    const { ended, start } = await setUp(succeed, { root });
    const run = await ended((await start()).runId);
    expect(run).toMatchObject({ state: 'failed', failure: { message: expect.stringContaining('CreateImageRecipe') } });
    expect(run.imageArn).toBeUndefined();
  });
});

describe('starting', () => {
  test('needs trust, for the plan too', async () => {
    const { builds, root } = await setUp(succeed);
    await expect(builds.plan({ root, path: recipePath })).rejects.toMatchObject({ code: 'not-trusted' });
    await expect(builds.start({ root, path: recipePath, planId: 'x' })).rejects.toMatchObject({ code: 'not-trusted' });
  });

  test('the same plan twice gives one run', async () => {
    const { builds, root, runs, ended, start } = await setUp(succeed);
    const { plan, runId } = await start();
    const again = () => builds.start({ root, path: recipePath, planId: plan.id });
    expect(await Promise.all([again(), again()])).toEqual([{ runId }, { runId }]);
    await ended(runId);
    expect(await builds.start({ root, path: recipePath, planId: plan.id })).toEqual({ runId });
    expect(runs.all()).toHaveLength(1);
  });

  test('a plan that nobody made, or of another file, is a conflict', async () => {
    const { builds, root, workspaces } = await setUp(succeed);
    await workspaces.trust(root);
    const { id } = await builds.plan({ root, path: recipePath });
    await expect(builds.start({ root, path: recipePath, planId: 'made-up' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(builds.start({ root, path: pipelinePath, planId: id })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('does what the plan said, though a file changed meanwhile', async () => {
    const { account, builds, root, workspaces, ended } = await setUp(succeed);
    await workspaces.trust(root);
    const { id } = await builds.plan({ root, path: recipePath });
    writeFileSync(join(root, 'components/greeter.yaml'), 'broken: [');
    const { runId } = await builds.start({ root, path: recipePath, planId: id });
    expect((await ended(runId)).state).toBe('succeeded');
    const { component } = await (await (await account.aws()).imagebuilder()).getComponent({
      componentBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:000000000000:component/greeter-one/1.0.0',
    });
    expect(component?.data).toBe(sampleWorkspace['components/greeter.yaml']);
  });
});

test('watching goes on where a killed process left it, and what happened meanwhile is told', async () => {
  const release = Promise.withResolvers<void>();
  const slow: RunBuild = async (job, journal, signal) => {
    await release.promise;
    return succeed(job, journal, signal);
  };
  const first = await setUp(slow);
  const { runId } = await first.start();
  await vi.waitFor(() => expect(first.run(runId).imageArn).toBeDefined(), { timeout: 15_000 });
  await first.builds.close();
  first.runs.close();
  const record = join(first.data, 'runs', runId, 'run.json');
  writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), pid: 2 ** 30 }));

  release.resolve();
  const second = await setUp(slow, first);
  second.builds.resume();
  const run = await second.ended(runId);
  expect(run).toMatchObject({ state: 'succeeded', steps: [{}, { source: { path: 'components/greeter.yaml' } }, {}] });
  expect((await logOf(second.runs, runId)).filter(({ text }) => text === 'this is Greet')).toHaveLength(1);
});

describe('a process that was killed before it noted the image', { timeout: 60_000 }, () => {
  /** Leaves a run and its plan as such a kill does; `unstarted`: the call for the image was not made yet. */
  async function killed(runBuild: RunBuild, image: 'called' | 'unstarted' = 'called') {
    const release = Promise.withResolvers<void>();
    const life = await setUp(async (...build) => {
      await release.promise;
      return runBuild(...build);
    });
    onTestFinished(() => release.resolve());
    const { runId, plan } = await life.start();
    await vi.waitFor(() => expect(life.run(runId).imageArn).toBeDefined(), { timeout: 15_000 });
    const { imageArn } = life.run(runId);
    await life.builds.close();
    life.runs.close();
    const rewrite = (path: string, change: (json: Saved) => object) =>
      writeFileSync(join(life.data, path), JSON.stringify(change(JSON.parse(readFileSync(join(life.data, path), 'utf8')))));
    rewrite(`runs/${runId}/run.json`, ({ run, ...rest }) => ({ ...rest, run: { ...run, imageArn: undefined }, pid: 2 ** 30 }));
    rewrite(`publish/${plan.id}.json`, (journal) => ({
      ...{ ...journal, phase: 'running', pid: 2 ** 30 },
      steps: journal.steps.map(({ made, attempt, ...step }) => {
        if (step.key !== imageKey) return { ...step, made, attempt };
        return image === 'called' ? { ...step, attempt, state: 'running' } : { ...step, state: 'waiting' };
      }),
    }));
    return { life, runId, imageArn, release: release.resolve };
  }

  const imagesOf = async ({ account }: { readonly account: TestAccount }) =>
    (await (await (await account.aws()).imagebuilder()).listImageBuildVersions({})).imageSummaryList?.map(({ arn }) => arn);

  test('finds it again by the token of the call, and follows it', async () => {
    const { life, runId, imageArn, release } = await killed(succeed);
    const second = await setUp(succeed, life);
    expect(second.run(runId).imageArn).toBeUndefined();
    second.builds.resume();
    await vi.waitFor(() => expect(second.run(runId)).toMatchObject({ imageArn, state: 'running' }), { timeout: 15_000 });
    release();
    expect(await second.ended(runId)).toMatchObject({ state: 'succeeded', steps: [{}, {}, {}] });
    expect(await imagesOf(life)).toEqual([imageArn]);
    const told = (await logOf(second.runs, runId)).map(({ text }) => text);
    expect(told.filter((text) => text.startsWith('create component'))).toHaveLength(1);
  });

  test('waits for an account that is out of reach, says so, and finds the image then', async () => {
    const { life, runId, imageArn, release } = await killed(succeed);
    let away = true;
    const aws = async () => {
      if (away) throw new AppError('signed-out', 'Sign in first.');
      return life.account.aws();
    };
    const second = await setUp(succeed, { ...life, account: { ...life.account, aws } });
    second.builds.resume();
    await vi.waitFor(() => expect(second.run(runId)).toMatchObject({ trouble: 'Sign in first.', state: 'running' }), { timeout: 15_000 });
    away = false;
    release();
    expect(await second.ended(runId)).toMatchObject({ state: 'succeeded', imageArn, trouble: null });
  });

  test('and before it asked for one has nothing running; its plan is left to be gone on with', async () => {
    const { life, runId } = await killed(succeed, 'unstarted');
    const before = await imagesOf(life);
    const second = await setUp(succeed, life);
    second.builds.resume();
    expect(await second.ended(runId)).toMatchObject({ state: 'failed', failure: { advice: expect.stringContaining('Start it again') } });
    expect(await imagesOf(life)).toEqual(before);
  });
});

test('a build outlives the loss of its endpoint: nothing is called failed because nobody answered', async () => {
  const release = Promise.withResolvers<void>();
  const slow: RunBuild = async (job, journal, signal) => {
    journal.status('BUILDING');
    await release.promise;
    return succeed(job, journal, signal);
  };
  const account = testAccount(slow);
  let away = false;
  const aws = async () => {
    const real = await account.aws();
    if (!away) return real;
    const gone = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const { createAws } = await import('../aws/clients.ts');
    return createAws({ ...real.connection, endpoint: 'http://127.0.0.1:9', credentials: gone });
  };
  const { runs, run, ended, start } = await setUp(slow, { account: { ...account, aws } });
  const { runId } = await start();
  await vi.waitFor(() => expect(run(runId).stage).toBe('BUILDING'), { timeout: 10_000 });
  away = true;
  await vi.waitFor(
    async () => expect(await logOf(runs, runId)).toContainEqual(expect.objectContaining({ text: expect.stringContaining('keeps asking') })),
    {
      timeout: 10_000,
    },
  );
  expect(run(runId).state).toBe('running');
  away = false;
  release.resolve();
  expect((await ended(runId)).state).toBe('succeeded');
});
