// What moves about an image while it is built.
import type { Store } from './store.ts';

export type RunningStatus = 'PENDING' | 'CREATING' | 'BUILDING' | 'TESTING' | 'DISTRIBUTING' | 'INTEGRATING';
/** What becomes of an image after its build, by lifecycle policies and by hand. */
export type Disposition = 'DEPRECATED' | 'DISABLED' | 'DELETED';
export type ImageStatus = RunningStatus | 'AVAILABLE' | 'FAILED' | 'CANCELLED' | Disposition;

export const runningStatuses: readonly ImageStatus[] = ['PENDING', 'CREATING', 'BUILDING', 'TESTING', 'DISTRIBUTING', 'INTEGRATING'];

export interface ImageRow {
  readonly arn: string;
  readonly status: ImageStatus;
  readonly reason: string | undefined;
  readonly pipeline: string | undefined;
  readonly osVersion: string | undefined;
  /** `outputResources` as JSON. */
  readonly output: string | undefined;
  /** The BuildJob as JSON. */
  readonly job: string;
  readonly logGroup: string;
}

/** Writes a new image as PENDING; its resource must be there. */
export function insertImage(store: Store, image: Pick<ImageRow, 'arn' | 'pipeline' | 'job' | 'logGroup'>): void {
  store
    .statement("INSERT INTO image (arn, status, pipeline, job, log_group) VALUES (?, 'PENDING', ?, ?, ?)")
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

/** Moves an image to a status; a reason of an earlier one is cleared. */
export function setImageStatus(
  store: Store,
  arn: string,
  { status, reason }: { readonly status: ImageStatus; readonly reason?: string },
): void {
  store.statement('UPDATE image SET status = ?, reason = ? WHERE arn = ?').run(status, reason ?? null, arn);
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
    pipeline: text(row.pipeline),
    osVersion: text(row.os_version),
    output: text(row.output),
    job: String(row.job),
    logGroup: String(row.log_group),
  };
}
