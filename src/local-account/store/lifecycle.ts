// Executions that deprecate, disable and delete images, and what each of them touched.
import type { Owner } from './owner.ts';
import type { Store } from './store.ts';

export type LifecycleStatus = 'PENDING' | 'IN_PROGRESS' | 'SUCCESS' | 'FAILED' | 'CANCELLING' | 'CANCELLED';
export type LifecycleAction = 'AVAILABLE' | 'DELETE' | 'DEPRECATE' | 'DISABLE';
export type LifecycleResourceStatus = 'IN_PROGRESS' | 'SUCCESS' | 'FAILED' | 'SKIPPED';

/** Statuses of executions that have not come to their end. */
export const openStatuses: readonly LifecycleStatus[] = ['PENDING', 'IN_PROGRESS', 'CANCELLING'];

export interface LifecycleExecutionRow {
  readonly sequence: number;
  /** lce-UUID */
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  /** The ARN of the policy that it runs; undefined for an update of one image. */
  readonly policy: string | undefined;
  readonly status: LifecycleStatus;
  readonly reason: string | undefined;
  /** JSON: what it is going to do, decided when it was made. */
  readonly plan: string;
  /** When it may begin, in milliseconds; so are all times here. */
  readonly due: number;
  readonly started: number | undefined;
  readonly ended: number | undefined;
}

export interface LifecycleResourceRow {
  readonly sequence: number;
  readonly execution: string;
  /** The image that an AMI belongs to. */
  readonly parent: string | undefined;
  /** An image's ARN or an AMI's id. */
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly action: LifecycleAction;
  readonly status: LifecycleResourceStatus;
  readonly reason: string | undefined;
  /** The snapshot that went with an AMI. */
  readonly snapshot: string | undefined;
  readonly started: number;
  readonly ended: number | undefined;
}

/** Writes an execution that waits. */
export function insertExecution(owner: Owner, row: Pick<LifecycleExecutionRow, 'id' | 'policy' | 'plan' | 'due'>): void {
  owner.store
    .statement("INSERT INTO lifecycle_execution (id, account, region, policy, status, plan, due) VALUES (?, ?, ?, ?, 'PENDING', ?, ?)")
    .run(row.id, owner.accountId, owner.region, row.policy ?? null, row.plan, row.due);
}

/** Moves an execution on; a time that is left out stays what it was. */
export function moveExecution(
  store: Store,
  id: string,
  next: Pick<LifecycleExecutionRow, 'status'> & Partial<Pick<LifecycleExecutionRow, 'reason' | 'started' | 'ended'>>,
): void {
  store
    .statement(
      `UPDATE lifecycle_execution SET status = ?, reason = ifnull(?, reason), started = ifnull(started, ?), ended = ifnull(ended, ?)
       WHERE id = ?`,
    )
    .run(next.status, next.reason ?? null, next.started ?? null, next.ended ?? null, id);
}

/** An execution by its id, of whatever account and Region. */
export function findExecution(store: Store, id: string): LifecycleExecutionRow | undefined {
  const row = store.statement('SELECT * FROM lifecycle_execution WHERE id = ?').get(id);
  return row && toExecution(row);
}

/** Those that have not come to their end, in the order in which they were made. */
export function openExecutions(store: Store): readonly LifecycleExecutionRow[] {
  const rows = store.statement('SELECT * FROM lifecycle_execution WHERE status IN (SELECT value FROM json_each(?)) ORDER BY due, sequence');
  return rows.all(JSON.stringify(openStatuses)).map(toExecution);
}

/** The executions of a policy, or those that touched an image, behind a sequence number and in order. */
export function executionsOf(store: Store, arn: string, after = 0): readonly LifecycleExecutionRow[] {
  const rows = store.statement(
    `SELECT * FROM lifecycle_execution e WHERE sequence > ?1
       AND (policy = ?2 OR EXISTS (SELECT 1 FROM json_each(e.plan) WHERE value ->> 'image' = ?2)) ORDER BY sequence`,
  );
  return rows.all(after, arn).map(toExecution);
}

/** When a policy was last begun since it was created, both in milliseconds; an earlier policy may have had the same ARN. */
export function lastRunOf(store: Store, policy: string, created: number): number | undefined {
  const row = store
    .statement('SELECT max(started) AS started FROM lifecycle_execution WHERE policy = ? AND started >= ?')
    .get(policy, created);
  return number(row?.started);
}

/** Writes what an execution begins to do to a resource, or what it lets be. */
export function insertLifecycleResource(store: Store, row: Omit<LifecycleResourceRow, 'sequence'>): void {
  store
    .statement(
      `INSERT INTO lifecycle_resource (execution, parent, id, account, region, action, status, reason, snapshot, started, ended)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[row.execution, row.parent ?? null, row.id, row.account, row.region, row.action, row.status, row.reason ?? null],
      ...[row.snapshot ?? null, row.started, row.ended ?? null],
    );
}

/** What an execution wrote about an image or an AMI. */
export function findLifecycleResource(
  store: Store,
  { execution, id }: { readonly execution: string; readonly id: string },
): LifecycleResourceRow | undefined {
  const row = store.statement('SELECT * FROM lifecycle_resource WHERE execution = ? AND id = ?').get(execution, id);
  return row && toResource(row);
}

/** Whether something of an execution failed. */
export function hasFailures(store: Store, execution: string): boolean {
  return store.statement("SELECT 1 FROM lifecycle_resource WHERE execution = ? AND status = 'FAILED' LIMIT 1").get(execution) !== undefined;
}

/** Ends what an execution still does to an image and its AMIs. */
export function finishLifecycleResources(
  store: Store,
  { execution, image }: { readonly execution: string; readonly image: string },
  end: Pick<LifecycleResourceRow, 'status' | 'reason'> & { readonly ended: number },
): void {
  store
    .statement(
      `UPDATE lifecycle_resource SET status = ?, reason = ?, ended = ?
       WHERE execution = ? AND status = 'IN_PROGRESS' AND (id = ? OR parent = ?)`,
    )
    .run(end.status, end.reason ?? null, end.ended, execution, image, image);
}

/** What an execution touched, behind a sequence number and in order: images, or the AMIs of one image. */
export function resourcesOf(
  store: Store,
  { execution, parent }: { readonly execution: string; readonly parent?: string | undefined },
  after = 0,
): readonly LifecycleResourceRow[] {
  const rows = store.statement('SELECT * FROM lifecycle_resource WHERE execution = ? AND parent IS ? AND sequence > ? ORDER BY sequence');
  return rows.all(execution, parent ?? null, after).map(toResource);
}

type Row = Readonly<Record<string, unknown>>;

function toExecution(row: Row): LifecycleExecutionRow {
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    accountId: String(row.account),
    region: String(row.region),
    policy: text(row.policy),
    status: row.status as LifecycleStatus,
    reason: text(row.reason),
    plan: String(row.plan),
    due: Number(row.due),
    started: number(row.started),
    ended: number(row.ended),
  };
}

function toResource(row: Row): LifecycleResourceRow {
  return {
    sequence: Number(row.sequence),
    execution: String(row.execution),
    parent: text(row.parent),
    id: String(row.id),
    account: String(row.account),
    region: String(row.region),
    action: row.action as LifecycleAction,
    status: row.status as LifecycleResourceStatus,
    reason: text(row.reason),
    snapshot: text(row.snapshot),
    started: Number(row.started),
    ended: number(row.ended),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
