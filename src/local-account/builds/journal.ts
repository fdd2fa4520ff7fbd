import { randomUUID } from 'node:crypto';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { openDistributor } from '../distribution/open-distributor.ts';
import type { BuildJob, BuildJournal } from '../engine/build-job.ts';
import { tellStepWaits } from '../events/imagebuilder-events.ts';
import { defaultWorkflowArn, workflowArnOf } from '../imagebuilder/default-workflows.ts';
import { moveImage } from '../imagebuilder/image-status.ts';
import {
  findStep,
  findWorkflow,
  finishStep,
  finishWorkflow,
  insertSkippedStep,
  insertStep,
  insertWorkflow,
  setRollback,
} from '../store/executions.ts';
import type { ImageStatus } from '../store/images.ts';
import { appendLog } from '../store/logs.ts';
import type { Store } from '../store/store.ts';
import type { WaitingSteps } from './waiting-steps.ts';

export interface JournalPlace {
  readonly store: Store;
  readonly clock: Clock;
  readonly job: BuildJob;
  readonly logGroup: string;
}

/** What a build has to do with the account beside its own records. */
export interface JournalLinks {
  readonly waitingSteps: WaitingSteps;
  readonly notify: BuildJournal['notify'];
  readonly accounts: Accounts;
  /** Where the artifacts of images lie, and beside them the buckets. */
  readonly imagesDirectory: string;
}

/**
 * The journal of one build. Beside what the engine logs it writes the lines that the real service writes by itself: transitions of the
 * image, the start of each workflow and step (worded after a real log, amazonlinux/amazon-linux-2023#1054).
 */
export function openJournal(place: JournalPlace, { waitingSteps, notify, accounts, imagesDirectory }: JournalLinks): BuildJournal {
  const { store, clock, job } = place;
  const now = () => clock.now().toISOString();
  return {
    logs: { group: place.logGroup, stream: streamOf(job) },
    status: (status) => transition(place, { status }),
    log: (...lines) => writeLog(place, lines),
    startWorkflow(kind, steps, { arn, parallelGroup } = {}) {
      const id = `wf-${randomUUID()}`;
      const name = arn ?? defaultWorkflowArn(job.region, kind);
      store.transaction(() => {
        insertWorkflow(store, { id, image: job.imageArn, kind, arn, parallelGroup, steps: steps.length, started: now() });
        writeLog(place, [`Started ${kind} workflow ${name}`, `Total ${steps.length} steps to run for workflow ${name}`]);
      });
      return id;
    },
    finishWorkflow: (id, status, message) => finishWorkflow(store, { id, status, message: clip(message, maxMessage), ended: now() }),
    startStep(workflow, { name, action, inputs, onFailure = 'Abort', timeoutSeconds, conditional = false }) {
      const id = `step-${randomUUID()}`;
      const decision = conditional ? `The 'if' conditions hold for step: ${name}` : `No 'if' conditions to evaluate for step: ${name}`;
      store.transaction(() => {
        insertStep(store, { id, workflow, name, action, inputs: encode(inputs), onFailure, timeoutSeconds, started: now() });
        writeLog(place, [decision, `Started step ${name} with action ${action}`]);
      });
      return id;
    },
    skipStep(workflow, { name, action }) {
      store.transaction(() => {
        insertSkippedStep(store, { id: `step-${randomUUID()}`, workflow, name, action, started: now() });
        writeLog(place, [`The 'if' conditions do not hold, skipped step: ${name}`]);
      });
    },
    rollback: (id, status) => setRollback(store, id, status),
    distributor: openDistributor({ store, clock, accounts, imagesDirectory, job, log: (line) => writeLog(place, [line]) }),
    notify,
    waitForAnswer(id, signal) {
      return store.transaction(() => {
        tellWaiting(place, id);
        return waitingSteps.wait(id, signal);
      });
    },
    finishStep: (id, status, { outputs, message }) =>
      finishStep(store, { id, status, message: clip(message, maxMessage), outputs: encode(outputs), ended: now() }),
  };
}

/** Moves the image to a status and says so in its log; staying where it is is no event. */
export function transition(place: JournalPlace, next: { readonly status: ImageStatus; readonly reason?: string }): void {
  const { store, job } = place;
  const reason = clip(next.reason, maxReason);
  store.transaction(() => {
    const moved = moveImage(place, job.imageArn, reason === undefined ? { status: next.status } : { status: next.status, reason });
    if (!moved) return;
    writeLog(place, [
      `Image transitioned to ${next.status} state for Image ARN: ${job.imageArn}`,
      ...(reason === undefined ? [] : [reason]),
    ]);
  });
}

function tellWaiting({ store, clock, job }: JournalPlace, step: string): void {
  const { name = '', workflow: execution = '' } = findStep(store, step) ?? {};
  const { accountId, region, imageArn: image } = job;
  const workflow = workflowArnOf(region, findWorkflow(store, execution) ?? { arn: undefined, kind: 'BUILD' });
  tellStepWaits({ store, clock, accountId, region }, { image, workflow, execution, step, name });
}

function writeLog({ store, clock, job, logGroup }: JournalPlace, messages: readonly string[]): void {
  const { accountId, region } = job;
  appendLog({ store, accountId, region }, { group: logGroup, stream: streamOf(job) }, { time: clock.now().getTime(), messages });
}

/** The stream of an image's build is called by version and build number. */
function streamOf({ version, buildNumber }: BuildJob): string {
  return `${version}/${buildNumber}`;
}

function encode(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** Limits of the model: messages of executions, and an image's reason. */
const maxMessage = 500;
const maxReason = 1024;

function clip(text: string | undefined, length: number): string | undefined {
  return text !== undefined && text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
