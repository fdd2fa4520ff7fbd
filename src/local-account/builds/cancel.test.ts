import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeExec } from '../engine/fake-sandboxes.ts';
import { launch, image as makeImage, run, workflow } from '../engine/workflow-kit.ts';
import { cancelImageCreation } from '../imagebuilder/images.ts';
import { discardedFolders } from '../store/discarded-folders.ts';
import { workflowsOf } from '../store/executions.ts';
import { noteCancel } from '../store/images.ts';
import { addImage, type Bench, openBench } from './proof/bench.ts';
import { breaches } from './proof/invariants.ts';
import { imageOf } from './proof/trials.ts';

/** A command in each stage, that the test can hold, and a step that waits. */
const workflows = [
  workflow('BUILD', [launch, run('Work', 'build'), makeImage]),
  workflow('TEST', [launch, run('Test', 'test'), '- {name: Ask, action: WaitForAction}']),
  workflow('DISTRIBUTION', ['- {name: Spread, action: DistributeImage, inputs: {}}', launch, run('Look', 'distribute')]),
];

let directory: string;
let bench: Bench;
let held: string | undefined;
beforeEach(() => {
  held = undefined;
  directory = mkdtempSync(join(tmpdir(), 'kiln-cancel-'));
});
afterEach(async () => {
  await bench.queue.close();
  bench.store.close();
  rmSync(directory, { recursive: true });
});

/** Holds this command until the build is cancelled. */
const holding =
  (command: string): FakeExec =>
  async (script, { signal }) => {
    if (script !== command) return {};
    held = script;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return { exitCode: 1 };
  };

function start(command = ''): string {
  bench = openBench(directory, { exec: holding(command) });
  return addImage({ store: bench.store, directory }, 1, workflows);
}

const cancel = (arn: string) =>
  bench.store.transaction(() => cancelImageCreation(bench.account, { imageBuildVersionArn: arn, clientToken: 'x' }));

const patient = { timeout: 20_000 };

/** Whatever the build did, it does it no more, and nothing is left of it but what a retry needs. */
async function expectCancelled(arn: string): Promise<void> {
  await expect.poll(() => imageOf(bench, arn), patient).toMatchObject({ status: 'CANCELLED', turn: undefined });
  await expect.poll(() => discardedFolders(bench.store), patient).toEqual([]);
  expect(breaches(bench.store)).toEqual([]);
  expect(bench.bugs).toEqual([]);
  const opened = bench.events.filter((event) => event.startsWith('open '));
  expect(bench.events.filter((event) => /^(close|freeze) /.test(event))).toHaveLength(opened.length);
}

describe('an image is cancelled', () => {
  it('while it waits for its turn', async () => {
    const arn = start();
    cancel(arn);
    await expectCancelled(arn);
    expect(workflowsOf(bench.store, arn)).toEqual([]);
  });

  it.each([
    ['build', undefined],
    ['test', 'BUILT'],
  ])('in the middle of its %s', async (command, reached) => {
    const arn = start(command);
    bench.queue.wake();
    await expect.poll(() => held, patient).toBe(command);
    cancel(arn);
    await expectCancelled(arn);
    const { progress } = imageOf(bench, arn);
    expect(progress && JSON.parse(progress).reached).toBe(reached);
    expect(existsSync(join(directory, 'images/web/1.2.3/1'))).toBe(reached !== undefined);
  });

  it('while a step waits for an action', async () => {
    const arn = start();
    bench.queue.wake();
    await expect.poll(() => imageOf(bench, arn).turn, patient).toBe('WAITING');
    cancel(arn);
    await expectCancelled(arn);
    expect(workflowsOf(bench.store, arn).map(({ kind, status }) => `${kind} ${status}`)).toEqual(['BUILD COMPLETED', 'TEST CANCELLED']);
    expect(existsSync(join(directory, 'images/web/1.2.3/1/suspended'))).toBe(false);
  });

  it('in the middle of its distribution, and the AMIs that are there stay', async () => {
    const arn = start('distribute');
    bench.queue.wake();
    await expect.poll(() => imageOf(bench, arn).turn, patient).toBe('WAITING');
    const [step] = JSON.parse(imageOf(bench, arn).progress ?? '').suspended;
    bench.queue.answerStep(step.step.id, { action: 'RESUME' });
    await expect.poll(() => held, patient).toBe('distribute');
    cancel(arn);
    await expectCancelled(arn);
    expect(JSON.parse(imageOf(bench, arn).output ?? '{}').amis).toHaveLength(1);
  });

  it('also when the process dies right after it was asked', async () => {
    const arn = start('test');
    bench.queue.wake();
    await expect.poll(() => held, patient).toBe('test');
    noteCancel(bench.store, arn);
    bench.store.close();
    bench = openBench(directory);
    expect(imageOf(bench, arn)).toMatchObject({ status: 'CANCELLED', turn: undefined });
    expect(breaches(bench.store)).toEqual([]);
  });
});
