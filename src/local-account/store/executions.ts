// Workflow executions of images, and the steps of each.
import type { RollbackStatus, StepAnswer, WorkflowKind, WorkflowStepStatus } from '../engine/build-job.ts';
import type { Store } from './store.ts';

export type WorkflowStatus = 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

export interface WorkflowRow {
  readonly sequence: number;
  readonly id: string;
  readonly image: string;
  readonly kind: WorkflowKind;
  /** undefined: the default workflow of its kind. */
  readonly arn: string | undefined;
  readonly parallelGroup: string | undefined;
  readonly status: WorkflowStatus;
  readonly message: string | undefined;
  /** How many steps it was planned to have. */
  readonly steps: number;
  readonly started: string;
  readonly ended: string | undefined;
  /** A later execution stands in for it. */
  readonly retried: boolean;
}

export interface StepRow {
  readonly sequence: number;
  readonly id: string;
  readonly workflow: string;
  readonly name: string;
  readonly action: string;
  readonly status: WorkflowStepStatus;
  readonly onFailure: 'Abort' | 'Continue';
  readonly timeoutSeconds: number | undefined;
  /** The number of the present attempt, or of the last; from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  /** undefined: nobody began to undo it. */
  readonly rollback: RollbackStatus | undefined;
  readonly message: string | undefined;
  /** JSON, as the API answers it: text. */
  readonly inputs: string | undefined;
  readonly outputs: string | undefined;
  readonly started: string;
  readonly ended: string | undefined;
}

export type NewWorkflow = Pick<WorkflowRow, 'id' | 'image' | 'kind' | 'arn' | 'parallelGroup' | 'steps' | 'started'>;

/** Writes an execution that begins to run. */
export function insertWorkflow(store: Store, row: NewWorkflow): void {
  store
    .statement(
      "INSERT INTO workflow (id, image, kind, arn, parallel_group, status, steps, started) VALUES (?, ?, ?, ?, ?, 'RUNNING', ?, ?)",
    )
    .run(row.id, row.image, row.kind, row.arn ?? null, row.parallelGroup ?? null, row.steps, row.started);
}

/** Writes how an execution ended, and when. */
export function finishWorkflow(store: Store, row: Pick<WorkflowRow, 'id' | 'status' | 'message'> & { readonly ended: string }): void {
  store
    .statement('UPDATE workflow SET status = ?, message = ?, ended = ? WHERE id = ?')
    .run(row.status, row.message ?? null, row.ended, row.id);
}

/** Marks the executions of these kinds as ones that later executions stand in for. */
export function markRetried(store: Store, image: string, kinds: readonly WorkflowKind[]): void {
  store
    .statement('UPDATE workflow SET retried = 1 WHERE image = ? AND kind IN (SELECT value FROM json_each(?))')
    .run(image, JSON.stringify(kinds));
}

export type NewStep = Pick<
  StepRow,
  'id' | 'workflow' | 'name' | 'action' | 'inputs' | 'onFailure' | 'timeoutSeconds' | 'maxAttempts' | 'started'
>;

/** Writes a step that begins to run. */
export function insertStep(store: Store, row: NewStep): void {
  store
    .statement(
      `INSERT INTO step (id, workflow, name, action, status, inputs, on_failure, timeout_seconds, max_attempts, started)
       VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[row.id, row.workflow, row.name, row.action, row.inputs ?? null],
      ...[row.onFailure, row.timeoutSeconds ?? null, row.maxAttempts, row.started],
    );
}

/** Writes that a step is tried again; what the last attempt was answered counts no more. */
export function setAttempt(store: Store, id: string, attempt: number): void {
  store.statement('UPDATE step SET attempt = ?, answer = NULL, waiting = 0 WHERE id = ?').run(attempt, id);
}

/** Writes a step that never starts. */
export function insertSkippedStep(store: Store, row: Pick<NewStep, 'id' | 'workflow' | 'name' | 'action' | 'started'>): void {
  store
    .statement("INSERT INTO step (id, workflow, name, action, status, started, ended) VALUES (?, ?, ?, ?, 'SKIPPED', ?, ?)")
    .run(row.id, row.workflow, row.name, row.action, row.started, row.started);
}

/** Writes how far the undoing of a step has come. */
export function setRollback(store: Store, id: string, status: RollbackStatus): void {
  store.statement('UPDATE step SET rollback = ? WHERE id = ?').run(status, id);
}

/** Writes how a step ended, and when; it waits no more. */
export function finishStep(store: Store, row: Pick<StepRow, 'id' | 'status' | 'message' | 'outputs'> & { readonly ended: string }): void {
  store
    .statement('UPDATE step SET status = ?, message = ?, outputs = ?, ended = ?, waiting = 0 WHERE id = ?')
    .run(row.status, row.message ?? null, row.outputs ?? null, row.ended, row.id);
}

/** Marks a running step as one that waits for an answer. */
export function beginWaiting(store: Store, id: string): void {
  store.statement("UPDATE step SET waiting = 1 WHERE id = ? AND status = 'RUNNING'").run(id);
}

/** Writes the answer to a step that waits; says whether it waited. */
export function answerWaiting(store: Store, id: string, answer: StepAnswer): boolean {
  const { changes } = store
    .statement("UPDATE step SET waiting = 0, answer = ? WHERE id = ? AND waiting = 1 AND status = 'RUNNING'")
    .run(JSON.stringify(answer), id);
  return changes > 0;
}

/** The answer that a step was given. */
export function answerOf(store: Store, id: string): StepAnswer | undefined {
  const answer = store.statement('SELECT answer FROM step WHERE id = ?').get(id)?.answer;
  return typeof answer === 'string' ? JSON.parse(answer) : undefined;
}

/** A waiting step, with the execution that it belongs to. */
export interface WaitingStep extends StepRow, Pick<WorkflowRow, 'image' | 'kind' | 'arn'> {}

/** The steps behind a sequence number that wait for an answer, in the order in which they began. */
export function waitingSteps(store: Store, after = 0): readonly WaitingStep[] {
  return store
    .statement(
      `SELECT step.*, workflow.image, workflow.kind, workflow.arn FROM step JOIN workflow ON workflow.id = step.workflow
       WHERE waiting = 1 AND step.status = 'RUNNING' AND step.sequence > ? ORDER BY step.sequence`,
    )
    .all(after)
    .map((row) => ({ ...toStep(row), image: String(row.image), kind: row.kind as WorkflowKind, arn: text(row.arn) }));
}

export interface Interruption {
  readonly image: string;
  readonly status: 'FAILED' | 'CANCELLED';
  readonly message: string;
  readonly ended: string;
}

/** Ends whatever of an image still counts as running: nothing of it runs any more. */
export function interruptExecutions(store: Store, { image, status, message, ended }: Interruption): void {
  store
    .statement(
      `UPDATE step SET status = ?, message = ?, ended = ?, waiting = 0
       WHERE status = 'RUNNING' AND workflow IN (SELECT id FROM workflow WHERE image = ?)`,
    )
    .run(status, message, ended, image);
  store
    .statement("UPDATE step SET rollback = 'FAILED' WHERE rollback = 'RUNNING' AND workflow IN (SELECT id FROM workflow WHERE image = ?)")
    .run(image);
  store
    .statement("UPDATE workflow SET status = ?, message = ?, ended = ? WHERE status = 'RUNNING' AND image = ?")
    .run(status, message, ended, image);
}

/** The steps that run, of the executions of an image that run; undefined where one of those is between two steps. */
export function runningStepIds(store: Store, image: string): readonly string[] | undefined {
  const rows = store
    .statement(
      `SELECT (SELECT step.id FROM step WHERE step.workflow = workflow.id AND step.status = 'RUNNING') AS step
       FROM workflow WHERE image = ? AND status = 'RUNNING'`,
    )
    .all(image);
  const steps = rows.flatMap(({ step }) => text(step) ?? []);
  return steps.length < rows.length ? undefined : steps;
}

/** An execution by its id. */
export function findWorkflow(store: Store, id: string): WorkflowRow | undefined {
  const row = store.statement('SELECT * FROM workflow WHERE id = ?').get(id);
  return row && toWorkflow(row);
}

/** The executions of an image behind a sequence number, in order. */
export function workflowsOf(store: Store, image: string, after = 0): readonly WorkflowRow[] {
  return store.statement('SELECT * FROM workflow WHERE image = ? AND sequence > ? ORDER BY sequence').all(image, after).map(toWorkflow);
}

/** A step by its id. */
export function findStep(store: Store, id: string): StepRow | undefined {
  const row = store.statement('SELECT * FROM step WHERE id = ?').get(id);
  return row && toStep(row);
}

/** The steps of an execution behind a sequence number, in order. */
export function stepsOf(store: Store, workflow: string, after = 0): readonly StepRow[] {
  return store.statement('SELECT * FROM step WHERE workflow = ? AND sequence > ? ORDER BY sequence').all(workflow, after).map(toStep);
}

type Row = Readonly<Record<string, unknown>>;

function toWorkflow(row: Row): WorkflowRow {
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    image: String(row.image),
    kind: row.kind as WorkflowKind,
    arn: text(row.arn),
    parallelGroup: text(row.parallel_group),
    status: row.status as WorkflowStatus,
    message: text(row.message),
    steps: Number(row.steps),
    started: String(row.started),
    ended: text(row.ended),
    retried: row.retried === 1,
  };
}

function toStep(row: Row): StepRow {
  return {
    sequence: Number(row.sequence),
    id: String(row.id),
    workflow: String(row.workflow),
    name: String(row.name),
    action: String(row.action),
    status: row.status as WorkflowStepStatus,
    onFailure: row.on_failure as StepRow['onFailure'],
    timeoutSeconds: row.timeout_seconds === null ? undefined : Number(row.timeout_seconds),
    attempt: Number(row.attempt),
    maxAttempts: Number(row.max_attempts),
    rollback: row.rollback === null ? undefined : (row.rollback as RollbackStatus),
    message: text(row.message),
    inputs: text(row.inputs),
    outputs: text(row.outputs),
    started: String(row.started),
    ended: text(row.ended),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
