// What moves about an image while it is built.
import type { Owner } from './owner.ts';
import type { Store } from './store.ts';

export type RunningStatus = 'PENDING' | 'CREATING' | 'BUILDING' | 'TESTING' | 'DISTRIBUTING' | 'INTEGRATING';
/** What becomes of an image after its build, by lifecycle policies and by hand. */
export type Disposition = 'DEPRECATED' | 'DISABLED' | 'DELETED';
export type ImageStatus = RunningStatus | 'AVAILABLE' | 'FAILED' | 'CANCELLED' | Disposition;

export const runningStatuses: readonly ImageStatus[] = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING'];

/**
 * Whose turn it is while an image has a running status: READY, it wants to be built on; RUNNING, a process builds it; WAITING, steps of
 * its workflows wait for somebody's word.
 */
export type Turn = 'READY' | 'RUNNING' | 'WAITING';

export interface ImageRow {
  readonly arn: string;
  readonly status: ImageStatus;
  readonly reason: string | undefined;
  /** The API's `failureContext` as JSON. */
  readonly failure: string | undefined;
  readonly pipeline: string | undefined;
  readonly osVersion: string | undefined;
  /** `outputResources` as JSON. */
  readonly output: string | undefined;
  /** The BuildJob as JSON. */
  readonly job: string;
  readonly logGroup: string;
  /** undefined: nothing is to be done about it. */
  readonly turn: Turn | undefined;
  /** The BuildProgress as JSON: from where the build goes on, or can be retried. */
  readonly progress: string | undefined;
  /** Somebody has asked to cancel what RUNS. */
  readonly cancelled: boolean;
}

/** Writes a new image as PENDING; its resource must be there. */
export function insertImage(store: Store, image: Pick<ImageRow, 'arn' | 'pipeline' | 'job' | 'logGroup'>): void {
  store
    .statement("INSERT INTO image (arn, status, turn, pipeline, job, log_group) VALUES (?, 'PENDING', 'READY', ?, ?, ?)")
    .run(image.arn, image.pipeline ?? null, image.job, image.logGroup);
}

/** The state of an image; undefined where there is none. */
export function findImage(store: Store, arn: string): ImageRow | undefined {
  const row = store.statement('SELECT * FROM image WHERE arn = ?').get(arn);
  return row && toImage(row);
}

/** In the order in which they were created. */
export function imagesIn(store: Store, statuses: readonly ImageStatus[]): readonly ImageRow[] {
  const rows = store.statement(
    `SELECT image.* FROM image JOIN resource USING (arn) WHERE status IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
  );
  return rows.all(JSON.stringify(statuses)).map(toImage);
}

/** In the order in which they were created. */
export function imagesAt(store: Store, turn: Turn): readonly ImageRow[] {
  const rows = store.statement('SELECT image.* FROM image JOIN resource USING (arn) WHERE turn = ? ORDER BY sequence');
  return rows.all(turn).map(toImage);
}

/** How many images of an account and Region have one of these statuses. */
export function countImages({ store, accountId, region }: Owner, statuses: readonly ImageStatus[]): number {
  const count = store.statement(
    `SELECT count(*) AS count FROM image JOIN resource USING (arn)
     WHERE status IN (SELECT value FROM json_each(?)) AND account = ? AND region = ?`,
  );
  return Number(count.get(JSON.stringify(statuses), accountId, region)?.count);
}

/** The names, as ARNs spell them, of the images that a pipeline started. */
export function imageSlugsOf(store: Store, pipeline: string): readonly string[] {
  const rows = store.statement('SELECT DISTINCT slug FROM image JOIN resource USING (arn) WHERE pipeline = ?').all(pipeline);
  return rows.map(({ slug }) => String(slug));
}

/** The newest image that a pipeline started, with the time of its creation. */
export function lastImageOf(store: Store, pipeline: string): (ImageRow & { readonly created: string }) | undefined {
  const row = store
    .statement(
      `SELECT image.*, resource.body ->> 'dateCreated' AS created FROM image JOIN resource USING (arn)
       WHERE pipeline = ? ORDER BY sequence DESC LIMIT 1`,
    )
    .get(pipeline);
  return row && { ...toImage(row), created: String(row.created) };
}

/** Moves an image to a status; reason and failure of an earlier one are cleared, and what is deleted cannot be retried. */
export function setImageStatus(
  store: Store,
  arn: string,
  {
    status,
    reason,
    failure,
  }: { readonly status: ImageStatus; readonly reason?: string | undefined; readonly failure?: object | undefined },
): void {
  store
    .statement("UPDATE image SET status = ?1, reason = ?2, failure = ?3, progress = iif(?1 = 'DELETED', NULL, progress) WHERE arn = ?4")
    .run(status, reason ?? null, failure === undefined ? null : JSON.stringify(failure), arn);
}

/** Says whose turn it is; what somebody asked of an earlier turn is answered with it. */
export function setTurn(store: Store, arn: string, turn: Turn | undefined): void {
  store.statement('UPDATE image SET turn = ?, cancelled = 0 WHERE arn = ?').run(turn ?? null, arn);
}

/** Writes from where the build goes on; undefined: from nowhere. */
export function setProgress(store: Store, arn: string, progress: object | undefined): void {
  store.statement('UPDATE image SET progress = ? WHERE arn = ?').run(progress === undefined ? null : JSON.stringify(progress), arn);
}

/** Notes that what runs is to be cancelled, so that it is even if this process ends before. */
export function noteCancel(store: Store, arn: string): void {
  store.statement("UPDATE image SET cancelled = 1 WHERE arn = ? AND turn = 'RUNNING'").run(arn);
}

/** Writes what a build has made. */
export function setImageOutput(
  store: Store,
  arn: string,
  { output, osVersion }: { readonly output: object; readonly osVersion: string | undefined },
): void {
  store.statement('UPDATE image SET output = ?, os_version = ? WHERE arn = ?').run(JSON.stringify(output), osVersion ?? null, arn);
}

/** Writes what is left of an image's output. */
export function replaceImageOutput(store: Store, arn: string, output: object): void {
  store.statement('UPDATE image SET output = ? WHERE arn = ?').run(JSON.stringify(output), arn);
}

function toImage(row: Readonly<Record<string, unknown>>): ImageRow {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    arn: String(row.arn),
    status: row.status as ImageStatus,
    reason: text(row.reason),
    failure: text(row.failure),
    pipeline: text(row.pipeline),
    osVersion: text(row.os_version),
    output: text(row.output),
    job: String(row.job),
    logGroup: String(row.log_group),
    turn: text(row.turn) as Turn | undefined,
    progress: text(row.progress),
    cancelled: row.cancelled === 1,
  };
}
