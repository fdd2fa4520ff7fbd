import { randomUUID } from 'node:crypto';
import type { Accounts } from '../accounts/accounts.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import { openDistributor } from '../distribution/open-distributor.ts';
import type { BuildJournal, BuildProgress } from '../engine/build-job.ts';
import { tellStepWaits } from '../events/imagebuilder-events.ts';
import { defaultWorkflowArn, workflowArnOf } from '../imagebuilder/default-workflows.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { topicOwner } from '../sns/records.ts';
import {
  answerOf,
  beginWaiting,
  findStep,
  findWorkflow,
  finishStep,
  finishWorkflow,
  insertSkippedStep,
  insertStep,
  insertWorkflow,
  setAttempt,
  setRollback,
} from '../store/executions.ts';
import { setProgress } from '../store/images.ts';
import { type BuildPlace, clip, streamOf, transition, writeLog } from './transition.ts';

/** What a build has to do with the accounts beside its own records. */
export interface JournalLinks {
  readonly notify: BuildJournal['notify'];
  readonly accounts: Accounts;
  readonly artifacts: ArtifactPlace;
  /** Where the artifacts of images lie, and beside them the buckets. */
  readonly imagesDirectory: string;
}

/** The model's limit of messages of executions. */
const maxMessage = 500;

/**
 * The journal of one build. Beside what the engine logs it writes the lines that the real service writes by itself: transitions of the
 * image, the start of each workflow and step (worded after a real log, amazonlinux/amazon-linux-2023#1054). `progress` is what an earlier
 * run of the build has left.
 */
export function openJournal(place: BuildPlace, links: JournalLinks, progress: BuildProgress | undefined): BuildJournal {
  const { store, clock, job, logGroup } = place;
  const { accounts, artifacts, imagesDirectory } = links;
  const now = () => clock.now().toISOString();
  return {
    logs: { group: logGroup, stream: streamOf(job) },
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
    startStep(workflow, { name, action, inputs, onFailure = 'Abort', timeoutSeconds, maxAttempts = 1, conditional = false }) {
      const id = `step-${randomUUID()}`;
      const decision = conditional ? `The 'if' conditions hold for step: ${name}` : `No 'if' conditions to evaluate for step: ${name}`;
      store.transaction(() => {
        const how = { inputs: encode(inputs), onFailure, timeoutSeconds, maxAttempts };
        insertStep(store, { id, workflow, name, action, ...how, started: now() });
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
    attempt: (id, number) => setAttempt(store, id, number),
    finishStep: (id, status, { outputs, message }) =>
      finishStep(store, { id, status, message: clip(message, maxMessage), outputs: encode(outputs), ended: now() }),
    rollback: (id, status) => setRollback(store, id, status),
    distributor: openDistributor({ store, clock, accounts, artifacts, imagesDirectory, job, log: (line) => writeLog(place, [line]) }),
    notify(topic, message) {
      checkTopic(place, topic);
      links.notify(topic, message);
    },
    progress,
    keep: (kept) => setProgress(store, job.imageArn, kept),
    wait: (id, kept) => wait(place, id, kept),
    answerTo: (id) => answerOf(store, id),
  };
}

/** Topics have no policies here that would let other accounts publish. */
function checkTopic({ job }: BuildPlace, topic: string): void {
  const { accountId } = topicOwner(topic);
  if (accountId === '' || accountId === job.accountId) return;
  throw new AwsError(
    'AuthorizationError',
    `The account ${job.accountId} is not authorized to perform: SNS:Publish on resource: ${topic}`,
    403,
  );
}

function wait(place: BuildPlace, id: string, progress: BuildProgress): void {
  const { store, job } = place;
  store.transaction(() => {
    setProgress(store, job.imageArn, progress);
    beginWaiting(store, id);
    tellWaiting(place, id);
  });
}

function tellWaiting({ store, clock, job }: BuildPlace, step: string): void {
  const { name = '', workflow: execution = '' } = findStep(store, step) ?? {};
  const { accountId, region, imageArn: image } = job;
  const workflow = workflowArnOf(region, findWorkflow(store, execution) ?? { arn: undefined, kind: 'BUILD' });
  tellStepWaits({ store, clock, accountId, region }, { image, workflow, execution, step, name });
}

function encode(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
