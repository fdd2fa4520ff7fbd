// The state machines of images, workflows and steps as a model: in whatever order images are created, cancelled, retried, deleted, answered,
// in whatever moment Kiln ends and starts again, no status follows one that it may not follow, and the store is consistent at all times.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DrivenClock, drivenClock } from '../../../../tests/conformance/fixture/driven-clock.ts';
import type { BuildWorkflow } from '../../engine/build-job.ts';
import { launch, image as makeImage, run, workflow } from '../../engine/workflow-kit.ts';
import { cancelImageCreation, deleteImage } from '../../imagebuilder/images.ts';
import { retryImage } from '../../imagebuilder/retry-image.ts';
import { AwsError } from '../../protocol/aws-error.ts';
import { waitingSteps } from '../../store/executions.ts';
import { findImage, type ImageStatus, runningStatuses } from '../../store/images.ts';
import { addImage, type Bench, openBench } from './bench.ts';
import { illegalSteps } from './image-states.ts';
import { breaches } from './invariants.ts';

/** What a person expects of an image that was created: to be there until it is deleted, in a status that can follow the one before. */
interface Model {
  /** By ARN; the course is what was seen, which may leave statuses out. */
  readonly images: Map<string, { deleted: boolean }>;
}

interface World {
  readonly directory: string;
  readonly clock: DrivenClock;
  bench: Bench;
  images: string[];
}

const ask = '- {name: Ask, action: WaitForAction, timeoutSeconds: 600}';
const group = { parallelGroup: 'group' };

/** Courses that a build may take: with waits in every stage, failures in every stage, tests beside each other. */
const courses: readonly (readonly BuildWorkflow[])[] = [
  [workflow('BUILD', [launch, makeImage])],
  [workflow('BUILD', [launch, run('Work', 'work'), ask, makeImage]), workflow('TEST', [launch, run('Test', 'work')])],
  [workflow('BUILD', [launch, makeImage]), workflow('TEST', [launch, ask, run('Test', 'flaky')]), workflow('DISTRIBUTION', [ask])],
  [workflow('BUILD', [launch, makeImage]), workflow('TEST', [ask], group), workflow('TEST', [launch, run('Test', 'work')], group)],
  [workflow('BUILD', [launch, makeImage]), workflow('TEST', [ask], group), workflow('TEST', [ask], group)],
  [workflow('BUILD', [launch, makeImage]), workflow('TEST', [launch, run('Test', 'flaky')])],
  [workflow('BUILD', [launch, run('Work', 'flaky'), makeImage])],
];

type Command = fc.AsyncCommand<Model, World>;

/** What is true after every command. */
function check(model: Model, { bench, directory }: World): void {
  expect(breaches(bench.store)).toEqual([]);
  expect(bench.bugs).toEqual([]);
  for (const [arn, { deleted }] of model.images) {
    const image = findImage(bench.store, arn);
    expect(image === undefined).toBe(deleted);
    if (image) expect(illegalSteps(courseOf(bench, arn)), directory).toEqual([]);
  }
}

/** The statuses of an image in their order, from its log. */
function courseOf({ store }: Bench, arn: string): readonly ImageStatus[] {
  const rows = store
    .statement("SELECT message FROM log_event WHERE message LIKE 'Image transitioned to % state for Image ARN: ' || ? ORDER BY id")
    .all(arn);
  return rows.map(({ message }) => String(message).split(' ')[3] as ImageStatus);
}

const command = (name: string, act: (model: Model, world: World) => void | Promise<void>): Command => ({
  check: () => true,
  async run(model, world) {
    await act(model, world);
    check(model, world);
  },
  toString: () => name,
});

/** A call that may be refused, but only in the words of the service. */
function call({ bench }: World, operation: () => unknown): boolean {
  try {
    bench.store.transaction(operation);
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}

const pick = ({ images }: World, index: number) => images[index % Math.max(images.length, 1)];

const create = (course: number) =>
  command(`create ${course}`, (model, world) => {
    const { bench, directory, images } = world;
    const arn = addImage({ store: bench.store, directory }, images.length + 1, courses[course] ?? []);
    images.push(arn);
    model.images.set(arn, { deleted: false });
    bench.queue.wake();
  });

const cancel = (index: number) =>
  command(`cancel ${index}`, (_, world) => {
    const imageBuildVersionArn = pick(world, index) ?? '';
    const before = findImage(world.bench.store, imageBuildVersionArn);
    const done = call(world, () => cancelImageCreation(world.bench.account, { imageBuildVersionArn, clientToken: 'x' }));
    expect(done).toBe(before !== undefined && runningStatuses.includes(before.status));
  });

const retry = (index: number) =>
  command(`retry ${index}`, (_, world) => {
    const imageBuildVersionArn = pick(world, index) ?? '';
    const before = findImage(world.bench.store, imageBuildVersionArn);
    const done = call(world, () => retryImage(world.bench.account, { imageBuildVersionArn, clientToken: 'x' }));
    expect(done).toBe(before?.turn === undefined && before?.progress !== undefined);
  });

const remove = (index: number) =>
  command(`delete ${index}`, (model, world) => {
    const imageBuildVersionArn = pick(world, index) ?? '';
    if (call(world, () => deleteImage(world.bench.account, { imageBuildVersionArn })))
      model.images.set(imageBuildVersionArn, { deleted: true });
  });

const answer = (action: 'RESUME' | 'STOP') =>
  command(`answer ${action}`, (_, { bench }) => {
    const [step] = waitingSteps(bench.store);
    if (step) expect(bench.queue.answerStep(step.id, { action })).toBe(true);
  });

const advance = (seconds: number) => command(`advance ${seconds}`, (_, { clock }) => clock.advance(seconds * 1000));
const settle = (ms: number) => command(`settle ${ms}`, () => pause(ms));

const exec = () => {
  let turns = 0;
  return async (script: string) => {
    await pause(1);
    turns += 1;
    return { exitCode: script === 'flaky' && turns % 2 === 1 ? 1 : 0 };
  };
};

function open(directory: string, clock: DrivenClock): Bench {
  const bench = openBench(directory, { clock, exec: exec() });
  bench.queue.wake();
  return bench;
}

const restart = command('restart', async (_, world) => {
  await world.bench.queue.close();
  world.bench.store.close();
  world.bench = open(world.directory, world.clock);
});

/** The store is shut in the face of what runs, as the end of a process does it. What ran cannot write any more, and fails unheard. */
const crash = command('crash', (_, world) => {
  world.bench.store.close();
  world.bench = open(world.directory, world.clock);
});

const commands = fc.commands(
  [
    fc.nat(courses.length - 1).map(create),
    fc.nat(3).map(cancel),
    fc.nat(3).map(retry),
    fc.nat(3).map(remove),
    fc.constantFrom<'RESUME' | 'STOP'>('RESUME', 'RESUME', 'STOP').map(answer),
    fc.constantFrom(1, 599, 600).map(advance),
    fc.constantFrom(0, 3, 15).map(settle),
    fc.constant(restart),
    fc.constant(crash),
  ],
  { maxCommands: 25 },
);

/** Everything that is left comes to an end. */
async function runDown(world: World): Promise<void> {
  for (;;) {
    const { bench, clock } = world;
    const left = world.images.flatMap((arn) => findImage(bench.store, arn) ?? []).filter(({ turn }) => turn !== undefined);
    if (left.length === 0) return;
    if (left.every(({ turn }) => turn === 'WAITING')) clock.advance(600_000);
    await pause(2);
  }
}

test('no status follows one that it may not follow, and the store is consistent after whatever', async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (course) => {
      const directory = mkdtempSync(join(tmpdir(), 'kiln-interleavings-'));
      const clock = drivenClock();
      const world: World = { directory, clock, bench: open(directory, clock), images: [] };
      const model: Model = { images: new Map() };
      try {
        await fc.asyncModelRun(() => ({ model, real: world }), course);
        await runDown(world);
        check(model, world);
      } finally {
        await world.bench.queue.close();
        world.bench.store.close();
        rmSync(directory, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
}, 300_000);
