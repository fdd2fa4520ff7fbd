import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { drivenClock } from '../../../tests/conformance/fixture/driven-clock.ts';
import type { BuildProgress, BuildWorkflow, StepAnswer } from './build-job.ts';
import type { FakeExec } from './fake-sandboxes.ts';
import { build, image, launch, newFolder, type Result, removeFolders, run, type Trial, workflow } from './workflow-kit.ts';

afterEach(removeFolders);

const ask = '- {name: Ask, action: WaitForAction}';
const resume: StepAnswer = { action: 'RESUME', reason: 'fine' };

/** What a build kept last, as a later process reads it. */
const kept = ({ told }: Result): BuildProgress => JSON.parse(JSON.stringify(told.kept.at(-1)));

/** A run of the build up to its wait, and one from there. */
async function twice(workflows: readonly BuildWorkflow[], later: Trial): Promise<{ readonly first: Result; readonly second: Result }> {
  const changes = { outputDirectory: newFolder() };
  const first = await build(workflows, { ...later, changes });
  expect(first.outcome).toEqual({ status: 'WAITING' });
  return { first, second: await build(workflows, { ...later, changes, progress: kept(first) }) };
}

describe('a step that waits for an action', () => {
  const asking = workflow('BUILD', [launch, image, ask]);

  test('holds no sandbox, and goes on in another run when it is resumed', async () => {
    const { first, second } = await twice([asking], { answer: resume });
    expect(first.events).toEqual(['open 1', 'freeze 1', 'open 2 from 1', 'freeze 2']);
    expect(second.outcome.status).toBe('AVAILABLE');
    expect(second.told.steps).toEqual([
      'undefined COMPLETED',
      'DistributeImage COMPLETED',
      'ModifyImageAttributes COMPLETED',
      'ApplyImageConfigurations COMPLETED',
    ]);
    expect(second.told.workflows).toEqual(['wf-BUILD-3 COMPLETED', 'wf-DISTRIBUTION-3 COMPLETED']);
    expect(second.events).toEqual([]);
  });

  test('finds its instances again, with what was on their disks, and the outputs of the steps before it', async () => {
    const scripts: string[] = [];
    const exec: FakeExec = (script) => {
      scripts.push(script);
      return { stdout: ['noon'] };
    };
    const after = run('After', 'after {{ $.stepOutputs.Before.output[0] }} {{ $.stepOutputs.Ask.reason }}');
    const own = workflow('BUILD', [launch, run('Before', 'before'), ask, after, image]);
    const folder = newFolder();
    const first = await build([own], { exec, changes: { outputDirectory: folder } });
    const [disk = ''] = kept(first).suspended[0]?.instances.map((instance) => instance.folder ?? '') ?? [];
    expect(existsSync(join(disk, 'layers.json'))).toBe(true);
    const second = await build([own], { exec, changes: { outputDirectory: folder }, progress: kept(first), answer: resume });
    expect(second.outcome.status).toBe('AVAILABLE');
    expect(scripts).toEqual(['before', 'after noon fine']);
    expect(second.events).toEqual([`choose ${disk}`, 'open 1', 'freeze 1']);
    expect(existsSync(disk)).toBe(false);
  });

  test('knows instances that were terminated before', async () => {
    const terminate = '- {name: Terminate, action: TerminateInstance, inputs: {instanceId.$: $.stepOutputs.Launch.instanceId}}';
    const own = workflow('BUILD', [launch, image, terminate, ask, run('After', 'x')]);
    const { first, second } = await twice([own], { answer: resume });
    expect(kept(first).suspended[0]?.instances).toEqual([{ id: expect.stringMatching(/^i-/) }]);
    expect(second.outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('is terminated') });
  });

  test('tells its topic once', async () => {
    const telling = ask.replace('}', `, inputs: {snsTopicArn: the-topic, payload: '{"n": {{ $.imagebuilder.imageBuildNumber }}}'}}`);
    const { first, second } = await twice([workflow('BUILD', [launch, image, telling])], { answer: resume });
    expect(first.told.messages).toEqual([expect.stringMatching(/^the-topic .*image\/web\/1\.2\.3\/4/)]);
    expect(JSON.parse(first.told.messages[0]?.replace('the-topic ', '') ?? '')).toMatchObject({ payload: '{"n": 4}' });
    expect(second.told.messages).toEqual([]);
  });

  test('fails when it is stopped', async () => {
    const { second } = await twice([asking], { answer: { action: 'STOP', reason: 'no' } });
    expect(second.outcome).toEqual({ status: 'FAILED', reason: 'The step was stopped by an action: no', workflowId: 'wf-BUILD-3' });
  });

  test('waits on in a run that begins too early, and fails when its time is over', async () => {
    const clock = drivenClock();
    const impatient = workflow('BUILD', [launch, image, ask.replace('}', ', timeoutSeconds: 60}')]);
    const changes = { outputDirectory: newFolder() };
    const first = await build([impatient], { clock, changes });
    clock.advance(59_999);
    const early = await build([impatient], { clock, changes, progress: kept(first) });
    expect(early.outcome).toEqual({ status: 'WAITING' });
    expect(early.told.steps).toEqual([]);
    clock.advance(1);
    const late = await build([impatient], { clock, changes, progress: kept(first) });
    expect(late.outcome).toMatchObject({ status: 'FAILED', reason: expect.stringContaining('timed out after 60 seconds') });
  });

  test('waits anew in its next attempt', async () => {
    const clock = drivenClock();
    const stubborn = workflow('BUILD', [
      launch,
      image,
      ask.replace('}', ', timeoutSeconds: 60, retry: {maxAttempts: 2, backoffSeconds: 0}}'),
    ]);
    const changes = { outputDirectory: newFolder() };
    const first = await build([stubborn], { clock, changes });
    clock.advance(60_000);
    const second = await build([stubborn], { clock, changes, progress: kept(first) });
    expect(second.outcome).toEqual({ status: 'WAITING' });
    expect(kept(second).suspended[0]?.step).toMatchObject({ attempt: 2, deadline: clock.now().getTime() + 60_000 });
  });
});

describe('test workflows beside one that waits', () => {
  const building = workflow('BUILD', [launch, image]);
  const group = { parallelGroup: 'group' };
  const waiting = workflow('TEST', [ask], group);
  const testing = (command: string) => workflow('TEST', [launch, run('Test', command)], group);

  test('come to their end, and are not run again', async () => {
    const scripts: string[] = [];
    const exec: FakeExec = (script) => {
      scripts.push(script);
      return {};
    };
    const last = workflow('TEST', [launch, run('Test', 'last')]);
    const { first, second } = await twice([building, waiting, testing('beside'), last], { exec, answer: resume });
    expect(first.told.workflows).toEqual(['wf-BUILD-2 COMPLETED', 'wf-TEST-2 COMPLETED']);
    expect(second.told.workflows).toEqual(['wf-TEST-1 COMPLETED', 'wf-TEST-2 COMPLETED', 'wf-DISTRIBUTION-3 COMPLETED']);
    expect(scripts).toEqual(['beside', 'last']);
  });

  test('that fail end the build, which waits no more', async () => {
    const { outcome } = await build([building, waiting, testing('bad')], { exec: () => ({ exitCode: 1 }) });
    expect(outcome).toMatchObject({ status: 'FAILED', workflowId: 'wf-TEST-2' });
  });
});

describe('a build that goes on from what is kept', () => {
  const building = workflow('BUILD', [launch, image]);
  const testing = workflow('TEST', [launch, run('Test', 'test')]);

  test('builds nothing again, and tests the image that was kept', async () => {
    const changes = { outputDirectory: newFolder() };
    const first = await build([building, testing], { changes, exec: () => ({ exitCode: 1 }) });
    expect(first.outcome.status).toBe('FAILED');
    expect(kept(first)).toMatchObject({ reached: 'BUILT', suspended: [] });
    const second = await build([building, testing], { changes, progress: kept(first) });
    expect(second.outcome.status).toBe('AVAILABLE');
    expect(second.told.statuses).toEqual(['TESTING', 'DISTRIBUTING', 'INTEGRATING']);
    expect(second.events).toEqual([`choose ${changes.outputDirectory}`, 'open 1', 'close 1']);
  });

  test('tests nothing again when the tests are over', async () => {
    const changes = { outputDirectory: newFolder() };
    const first = await build([building, testing], { changes });
    expect(kept(first).reached).toBe('TESTED');
    const second = await build([building, testing], { changes, progress: kept(first) });
    expect(second.told.workflows).toEqual(['wf-DISTRIBUTION-3 COMPLETED']);
    expect(second.outcome).toEqual(first.outcome);
  });
});
