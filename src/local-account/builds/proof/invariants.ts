// What is true of the store between any two transactions, whatever was called, cancelled, killed and started again before.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildJob, BuildProgress } from '../../engine/build-job.ts';
import { discardedFolders } from '../../store/discarded-folders.ts';
import { answerOf, stepsOf, type WorkflowRow, workflowsOf } from '../../store/executions.ts';
import { findImage, type ImageRow, runningStatuses } from '../../store/images.ts';
import type { Store } from '../../store/store.ts';

/** Every breach of an invariant, in words; none is how it must be. `disk`: whether the folders of images are looked at too. */
export function breaches(store: Store, { disk = true }: { readonly disk?: boolean } = {}): readonly string[] {
  const images = imagesOf(store);
  return [
    ...damages(store),
    ...images.flatMap((image) => breachesOf(store, image).map((breach) => `${image.arn}: ${breach}`)),
    ...(disk ? images.flatMap((image) => breachesOnDisk(store, image).map((breach) => `${image.arn}: ${breach}`)) : []),
  ];
}

function imagesOf(store: Store): readonly ImageRow[] {
  const rows = store.statement('SELECT arn FROM image ORDER BY arn').all();
  return rows.flatMap(({ arn }) => findImage(store, String(arn)) ?? []);
}

/** The database is whole, and no row is without the row that it belongs to. */
function damages(store: Store): readonly string[] {
  const orphans = store.statement('PRAGMA foreign_key_check').all();
  const faults = store.statement('PRAGMA integrity_check').all();
  const bodiless = store
    .statement("SELECT resource.arn FROM resource LEFT JOIN image USING (arn) WHERE kind = 'image' AND image.arn IS NULL")
    .all();
  return [
    ...orphans.map((row) => `an orphaned row in ${String(row.table)}`),
    ...faults.flatMap(({ integrity_check: fault }) => (fault === 'ok' ? [] : [String(fault)])),
    ...bodiless.map(({ arn }) => `${String(arn)} has no state`),
  ];
}

type Claim = readonly [isBroken: boolean, breach: string];

const broken = (claims: readonly Claim[]): readonly string[] => claims.flatMap(([isBroken, breach]) => (isBroken ? [breach] : []));

function breachesOf(store: Store, image: ImageRow): readonly string[] {
  const { status, turn, cancelled, failure, output } = image;
  const running = runningStatuses.includes(status);
  const progress = progressOf(image);
  return [
    ...broken([
      [running !== (turn !== undefined), `it is ${status}, and its turn is ${turn}`],
      [status === 'PENDING' && turn !== 'READY', `it is PENDING, and its turn is ${turn}`],
      [cancelled && turn !== 'RUNNING', 'it is to be cancelled, though nobody builds it'],
      [failure !== undefined && status !== 'FAILED', `it is ${status}, and tells of a failure`],
      [failure === undefined && status === 'FAILED', 'it is FAILED, and tells of no failure'],
      [progress !== undefined && !running && status !== 'FAILED' && status !== 'CANCELLED', `it is ${status}, and can go on`],
      [progress !== undefined && progress.reached !== 'START' && !progress.artifacts, 'it was built, and has no artifacts'],
      [status === 'AVAILABLE' && output === undefined, 'it is AVAILABLE without an output'],
      [turn === 'WAITING' && !progress?.suspended.length, 'it waits for nothing'],
    ]),
    ...workflowsOf(store, image.arn).flatMap((workflow) => breachesOfWorkflow(store, image, workflow)),
  ];
}

const progressOf = ({ progress }: ImageRow) => (progress === undefined ? undefined : (JSON.parse(progress) as BuildProgress));

function breachesOfWorkflow(store: Store, image: ImageRow, { id, status, ended, retried }: WorkflowRow): readonly string[] {
  const runs = status === 'RUNNING';
  const steps = stepsOf(store, id);
  const running = steps.filter((step) => step.status === 'RUNNING');
  const waiting = progressOf(image)?.suspended.find((one) => one.id === id)?.step.id;
  const atRest = image.turn === 'WAITING' && runs;
  return [
    ...broken([
      [runs && image.turn === undefined, `${id} runs, though nobody builds the image`],
      [runs && image.turn === 'READY' && waiting === undefined, `${id} runs, though it is nobody's turn yet`],
      [runs && retried, `${id} runs, and was retried`],
      [runs === (ended !== undefined), `${id} is ${status}, and ended ${ended}`],
      [!runs && running.length > 0, `${id} is ${status}, and steps of it run`],
      [running.length > 1, `${id} has ${running.length} running steps`],
      [atRest && (running[0]?.id !== waiting || waiting === undefined), `${id} waits, and nobody knows with which step`],
      [atRest && !isWaiting(store, waiting) && !answerOf(store, waiting ?? ''), `${id} waits, and cannot be answered`],
      [status === 'COMPLETED' && steps.some((step) => step.status === 'CANCELLED'), `${id} is COMPLETED with a cancelled step`],
    ]),
    ...steps.flatMap((step) =>
      broken([
        [(step.status === 'RUNNING') === (step.ended !== undefined), `${step.id} is ${step.status}, and ended ${step.ended}`],
        [step.status !== 'RUNNING' && isWaiting(store, step.id), `${step.id} is ${step.status}, and waits`],
        [step.rollback === 'RUNNING' && !runs, `${step.id} is being undone, though its workflow has ended`],
        [step.attempt > step.maxAttempts, `${step.id} is in attempt ${step.attempt} of ${step.maxAttempts}`],
      ]),
    ),
  ];
}

function isWaiting(store: Store, step: string | undefined): boolean {
  return store.statement('SELECT 1 FROM step WHERE id = ? AND waiting = 1').get(step ?? '') !== undefined;
}

function breachesOnDisk(store: Store, image: ImageRow): readonly string[] {
  const { outputDirectory } = JSON.parse(image.job) as BuildJob;
  const { artifacts, suspended = [] } = progressOf(image) ?? {};
  const discarded = discardedFolders(store);
  const folders = suspended.flatMap(({ instances }) => instances.flatMap(({ folder }) => folder ?? []));
  const isOver = image.turn === undefined && image.status !== 'AVAILABLE' && image.progress === undefined;
  return broken([
    [artifacts !== undefined && !existsSync(artifacts.manifest), 'what was built is not on the disk'],
    [image.turn === 'WAITING' && !folders.every((folder) => existsSync(join(folder, 'layers.json'))), 'a suspended disk is gone'],
    [artifacts !== undefined && discarded.includes(outputDirectory), 'what was built is about to be removed'],
    [image.turn === 'RUNNING' && discarded.includes(outputDirectory), 'the folder of a running build is about to be removed'],
    [
      isOver && existsSync(outputDirectory) && !discarded.includes(outputDirectory) && !image.output,
      'it has left a folder that nobody needs',
    ],
  ]);
}
