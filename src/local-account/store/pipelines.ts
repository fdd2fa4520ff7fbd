// What moves about image pipelines. Times are milliseconds since the epoch.
import type { Store } from './store.ts';

export interface PipelineRow {
  readonly arn: string;
  /** When it runs next; undefined: it does not by itself. */
  readonly due: number | undefined;
  /** How many scheduled runs failed one after the other. */
  readonly failures: number;
  /** JSON; undefined before the first run. */
  readonly dependencies: string | undefined;
}

/** Writes the state of a new pipeline; its resource must be there. */
export function insertPipeline(store: Store, arn: string, due: number | undefined): void {
  store.statement('INSERT INTO pipeline (arn, due) VALUES (?, ?)').run(arn, due ?? null);
}

/** The state of a pipeline; undefined where there is none. */
export function findPipeline(store: Store, arn: string): PipelineRow | undefined {
  const row = store.statement('SELECT * FROM pipeline WHERE arn = ?').get(arn);
  return row && toPipeline(row);
}

/** The pipelines whose time has come, the longest waiting first. */
export function duePipelines(store: Store, now: number): readonly PipelineRow[] {
  return store.statement('SELECT * FROM pipeline WHERE due <= ? ORDER BY due, arn').all(now).map(toPipeline);
}

/** `undefined`: it does not run by itself. */
export function setDue(store: Store, arn: string, due: number | undefined): void {
  store.statement('UPDATE pipeline SET due = ? WHERE arn = ?').run(due ?? null, arn);
}

/** Writes how many scheduled runs failed one after the other. */
export function setFailures(store: Store, arn: string, failures: number): void {
  store.statement('UPDATE pipeline SET failures = ? WHERE arn = ?').run(failures, arn);
}

/** Writes what the last run was made of. */
export function setDependencies(store: Store, arn: string, dependencies: string): void {
  store.statement('UPDATE pipeline SET dependencies = ? WHERE arn = ?').run(dependencies, arn);
}

function toPipeline(row: Readonly<Record<string, unknown>>): PipelineRow {
  return {
    arn: String(row.arn),
    due: row.due === null ? undefined : Number(row.due),
    failures: Number(row.failures),
    dependencies: row.dependencies === null ? undefined : String(row.dependencies),
  };
}
