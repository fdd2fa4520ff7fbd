import { isDeepStrictEqual } from 'node:util';
import type { RunStep, StepState } from '../../contract/index.ts';
import type { Aws, Imagebuilder, WorkflowExecutionMetadata, WorkflowStepMetadata } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** The image's state while a workflow of this type runs; steps are grouped by it. */
const stages: Readonly<Record<string, string>> = { BUILD: 'BUILDING', TEST: 'TESTING', DISTRIBUTION: 'DISTRIBUTING' };

const states: Readonly<Record<string, StepState>> = {
  PENDING: 'pending',
  SKIPPED: 'skipped',
  RUNNING: 'running',
  COMPLETED: 'succeeded',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
};

const finalWorkflow = new Set(['COMPLETED', 'FAILED', 'ROLLBACK_COMPLETED', 'CANCELLED', 'SKIPPED']);

/** Inputs and outputs are JSON in a string; a failed step's outputs are a plain message. */
function unwrap(text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text; // not JSON: the message
  }
}

function outputsOf(text: string | undefined): Readonly<Record<string, string>> | undefined {
  const outputs = unwrap(text);
  if (typeof outputs !== 'object' || outputs === null) return undefined;
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function toRunStep(stage: string, step: WorkflowStepMetadata): RunStep {
  const { stepExecutionId = '', name = '', action, status = '', startTime, endTime, message } = step;
  const inputs = unwrap(step.inputs);
  const outputs = outputsOf(step.outputs);
  return {
    id: stepExecutionId,
    stage,
    name,
    state: states[status] ?? 'pending',
    attempt: 1,
    ...(action === undefined ? {} : { action }),
    ...(startTime === undefined ? {} : { startedAt: startTime }),
    ...(startTime && endTime ? { durationMs: Date.parse(endTime) - Date.parse(startTime) } : {}),
    ...(message ? { message } : {}),
    ...(inputs === undefined ? {} : { inputs }),
    ...(outputs === undefined ? {} : { outputs }),
  };
}

async function allExecutions(api: Imagebuilder, imageBuildVersionArn: string): Promise<WorkflowExecutionMetadata[]> {
  const found = await everyPage((nextToken) => api.listWorkflowExecutions({ imageBuildVersionArn, nextToken }), 'workflowExecutions');
  return found.sort((a, b) => (a.startTime ?? '').localeCompare(b.startTime ?? ''));
}

async function allSteps(api: Imagebuilder, workflowExecutionId: string): Promise<WorkflowStepMetadata[]> {
  const found = await everyPage((nextToken) => api.listWorkflowStepExecutions({ workflowExecutionId, nextToken }), 'steps');
  return found.sort((a, b) => (a.startTime ?? '9').localeCompare(b.startTime ?? '9')); // what has not begun comes last
}

/** What moved in the workflows of an image since the last look. */
export interface WorkflowNews {
  /** Steps as they began, to be told before the log of what ran in them. */
  readonly begun: readonly RunStep[];
  /** Steps as they are now, if that is more than that they began. */
  readonly moved: readonly RunStep[];
}

export interface WorkflowFollower {
  read(): Promise<WorkflowNews>;
}

/** A step that began and ended between two looks began all the same. */
function beginningOf(step: RunStep): RunStep | undefined {
  if (step.startedAt === undefined || step.state === 'skipped') return undefined;
  const { durationMs: _durationMs, outputs: _outputs, message: _message, ...rest } = step;
  return { ...rest, state: 'running' };
}

function newsOf(steps: readonly RunStep[], told: Map<string, RunStep>): WorkflowNews {
  const begun: RunStep[] = [];
  const moved: RunStep[] = [];
  for (const step of steps) {
    const beginning = told.has(step.id) ? undefined : beginningOf(step);
    if (beginning) begun.push(beginning);
    if (!isDeepStrictEqual(beginning ?? told.get(step.id), step)) moved.push(step);
    told.set(step.id, step);
  }
  return { begun, moved };
}

export function followWorkflows(aws: () => Promise<Aws>, imageArn: string): WorkflowFollower {
  const told = new Map<string, RunStep>();
  const ended = new Set<string>();
  return {
    async read() {
      const api = await (await aws()).imagebuilder();
      const steps: RunStep[] = [];
      const final: string[] = [];
      for (const { workflowExecutionId = '', type = '', status = '' } of await allExecutions(api, imageArn)) {
        if (ended.has(workflowExecutionId)) continue;
        for (const found of await allSteps(api, workflowExecutionId)) steps.push(toRunStep(stages[type] ?? type, found));
        if (finalWorkflow.has(status)) final.push(workflowExecutionId);
      }
      // Only now: a request that fails half-way must not make us forget what the ones before it brought.
      for (const id of final) ended.add(id);
      return newsOf(steps, told);
    },
  };
}
