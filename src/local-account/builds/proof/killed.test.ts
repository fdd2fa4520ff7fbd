// What is killed right before each of its writes, a build and a publish: whatever the moment was, the store is consistent, nothing is
// there twice, and the build comes to its end.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amis } from '../../ec2/ami-records.ts';
import type { BuildProgress } from '../../engine/build-job.ts';
import { SUSPENDED_FOLDER } from '../../engine/suspended-folder.ts';
import { launch, image as makeImage, run, workflow } from '../../engine/workflow-kit.ts';
import { discardedFolders } from '../../store/discarded-folders.ts';
import { workflowsOf } from '../../store/executions.ts';
import type { ImageRow } from '../../store/images.ts';
import { countResources } from '../../store/resources.ts';
import { openStore } from '../../store/store.ts';
import { addImage, type Bench, openBench } from './bench.ts';
import { breaches } from './invariants.ts';
import { publish } from './publish.ts';
import { bringToEnd, everyWrite, imageOf, runUntilDead } from './trials.ts';

let compiled: string;
beforeAll(() => {
  compiled = mkdtempSync(join(tmpdir(), 'kiln-compiled-'));
});
afterAll(() => rmSync(compiled, { recursive: true }));

/** Every stage, with a step that waits while an instance runs. */
const workflows = [
  workflow('BUILD', [launch, run('Work', 'work'), makeImage]),
  workflow('TEST', [launch, '- {name: Ask, action: WaitForAction}', run('Test', 'test')]),
  workflow('DISTRIBUTION', ['- {name: Spread, action: DistributeImage, inputs: {}}']),
];

/** Opens what was left as the next start of Kiln does, and holds it against the invariants before and after `live`. */
async function survive(directory: string, live: (bench: Bench) => Promise<void>): Promise<void> {
  const bench = openBench(directory);
  try {
    expect(breaches(bench.store, { disk: false })).toEqual([]);
    await live(bench);
    await expect.poll(() => discardedFolders(bench.store), { timeout: 20_000 }).toEqual([]);
    expect(breaches(bench.store)).toEqual([]);
    expect(bench.bugs).toEqual([]);
  } finally {
    await bench.queue.close();
    bench.store.close();
  }
}

/** The image is there once, and what was whole before the end of the process was not made again. */
function expectWhole(bench: Bench, before: ImageRow): void {
  const { arn } = before;
  const kept = before.progress === undefined ? undefined : (JSON.parse(before.progress) as BuildProgress);
  const executions = workflowsOf(bench.store, arn);
  const count = (kind: string) => executions.filter((execution) => execution.kind === kind).length;
  expect(executions.filter(({ retried }) => !retried).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    ...['BUILD COMPLETED', 'TEST COMPLETED', 'DISTRIBUTION COMPLETED'],
  ]);
  if (kept && kept.reached !== 'START') expect(count('BUILD')).toBe(1);
  if (kept?.reached === 'TESTED') expect(count('TEST')).toBe(1);
  expect(amis.list(bench.account)).toHaveLength(1);
}

test('a build', { timeout: 1_200_000 }, async () => {
  const writes = await everyWrite(async (directory, fatal) => {
    const store = openStore(directory);
    const arn = addImage({ store, directory }, 1, workflows);
    store.close();
    const lived = await runUntilDead('build-until-dead.ts', [directory, String(fatal)], compiled);
    await survive(directory, async (bench) => {
      const before = imageOf(bench, arn);
      expect(before.turn).not.toBe('RUNNING');
      await bringToEnd(bench, arn);
      expectWhole(bench, before);
    });
    expect(existsSync(join(directory, 'images/web/1.2.3/1', SUSPENDED_FOLDER))).toBe(false);
    return lived;
  });
  // Each stage writes; fewer would mean that the counting has come apart from what is written.
  expect(writes).toBeGreaterThan(50);
});

test('a publish, repeated with its tokens', { timeout: 300_000 }, async () => {
  const writes = await everyWrite(async (directory, fatal) => {
    const lived = await runUntilDead('publish-until-dead.ts', [directory, String(fatal)], compiled);
    await survive(directory, async (bench) => {
      const arn = publish(bench);
      for (const kind of ['component', 'image-recipe', 'infrastructure-configuration', 'image-pipeline', 'image'] as const) {
        expect(countResources(bench.account, kind), kind).toBe(1);
      }
      await bringToEnd(bench, arn);
    });
    return lived;
  });
  expect(writes).toBeGreaterThan(4);
});
