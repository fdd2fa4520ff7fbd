import { isDeepStrictEqual } from 'node:util';
import type { RunStep, StepState } from '../../contract/index.ts';
import type { Aws, WorkflowExecutionMetadata, WorkflowStepMetadata } from '../aws/clients.ts';

/** The image's state while a workflow of this type runs; steps are grouped by it. */
const stages: Readonly<Record<string, string>> = { BUILD: 'BUILDING', TEST: 'TESTING', DISTRIBUTION: 'DISTRIBUTING' };

/** The image's state while a workflow of a type runs. */
export const stageOf = (workflowType: string) => stages[workflowType] ?? workflowType;

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

export interface WorkflowFollower {
  /** Asks the account one thing more; gives the steps that moved, or undefined when there was nothing to ask in this round. */
  next(): Promise<readonly RunStep[] | undefined>;
  /** The image came into another state: its workflows are listed anew. */
  stale(): void;
}

/** Steps that wait for somebody's word do so with this action. */
const waits = 'WaitForAction';

type Question = () => Promise<readonly RunStep[]>;

/** What one asks of the account in rounds, one call a question: which workflows there are, the steps of each that has not ended, who waits. */
export function followWorkflows(aws: () => Promise<Aws>, imageBuildVersionArn: string): WorkflowFollower {
  const told = new Map<string, RunStep>();
  const ended = new Set<string>();
  const waiting = new Set<string>();
  let listed: readonly WorkflowExecutionMetadata[] = [];
  let listing = true;
  /** What is left to ask in this round; undefined between two rounds. */
  let round: Question[] | undefined;

  const moved = (steps: readonly RunStep[]) => {
    const news = steps.filter((step) => !isDeepStrictEqual(told.get(step.id), step));
    for (const step of news) told.set(step.id, step);
    return news;
  };
  const withWaiting = (step: RunStep): RunStep => (step.state === 'running' && waiting.has(step.id) ? { ...step, waiting: true } : step);
  /** A list that goes on behind its page goes on with the next question. */
  const pageAfter = (question: (nextToken: string) => Question, nextToken: string | undefined) => {
    if (nextToken) round?.splice(1, 0, question(nextToken));
  };
  const stepsOf =
    (workflow: WorkflowExecutionMetadata, nextToken?: string): Question =>
    async () => {
      const { workflowExecutionId = '', type = '', status = '' } = workflow;
      const api = await (await aws()).imagebuilder();
      const answer = await api.listWorkflowStepExecutions({ workflowExecutionId, nextToken });
      pageAfter((token) => stepsOf(workflow, token), answer.nextToken);
      if (!answer.nextToken && finalWorkflow.has(status)) ended.add(workflowExecutionId);
      // What has not begun comes last.
      const inOrder = (answer.steps ?? []).toSorted((a, b) => (a.startTime ?? '9').localeCompare(b.startTime ?? '9'));
      const news = moved(inOrder.map((step) => withWaiting(toRunStep(stageOf(type), step))));
      if (round?.length === 1 && mayWait()) round.push(whoWaits());
      return news;
    };
  const open = () => listed.filter(({ workflowExecutionId = '' }) => !ended.has(workflowExecutionId)).map((workflow) => stepsOf(workflow));
  const list =
    (before: readonly WorkflowExecutionMetadata[] = [], nextToken?: string): Question =>
    async () => {
      const api = await (await aws()).imagebuilder();
      const answer = await api.listWorkflowExecutions({ imageBuildVersionArn, nextToken });
      const found = [...before, ...(answer.workflowExecutions ?? [])];
      if (answer.nextToken) pageAfter((token) => list(found, token), answer.nextToken);
      else {
        listed = found.toSorted((a, b) => (a.startTime ?? '').localeCompare(b.startTime ?? ''));
        // While one of them runs, another begins only when the image comes into another state.
        listing = listed.every(({ status = '' }) => finalWorkflow.has(status));
        round?.push(...open());
      }
      return [];
    };
  const whoWaits =
    (nextToken?: string): Question =>
    async () => {
      const api = await (await aws()).imagebuilder();
      const answer = await api.listWaitingWorkflowSteps({ nextToken });
      pageAfter(whoWaits, answer.nextToken);
      for (const step of answer.steps ?? [])
        if (step.imageBuildVersionArn === imageBuildVersionArn && step.stepExecutionId) waiting.add(step.stepExecutionId);
      return moved([...told.values()].map(withWaiting));
    };
  const mayWait = () => [...told.values()].some(({ id, state, action }) => state === 'running' && action === waits && !waiting.has(id));
  const newRound = (): Question[] => (listing ? [list()] : open());

  return {
    stale() {
      listing = true;
      round = undefined;
    },
    async next() {
      round ??= newRound();
      const [question] = round;
      if (!question) {
        round = undefined;
        return undefined;
      }
      const news = await question();
      round.shift(); // only now: what failed is asked again
      return news;
    },
  };
}
