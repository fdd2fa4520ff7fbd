import type { RunRecord, RunStep } from '../../contract/index.ts';
import { notify, notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { showRun } from './watch-runs.ts';

async function attempt(workbench: Workbench, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    notifyFailure(workbench, error);
  }
}

/** Cancels a run. A build is asked about first: what its account has made so far costs, and stays. */
export async function cancelRun(workbench: Workbench, run: RunRecord): Promise<void> {
  const { connection, dialogs } = workbench;
  if (run.origin !== 'rehearsal') {
    const answer = await dialogs.ask({
      kind: 'choice',
      icon: 'debug-stop',
      title: `Cancel the build of ${run.title}?`,
      message: 'The account stops building this image. It cannot be taken up again before its tests.',
      rows: [
        { icon: 'circle-slash', text: run.imageArn ?? run.file, detail: 'becomes CANCELLED' },
        { icon: 'info', text: 'AMIs and snapshots that were made already stay, and cost, until somebody deletes them' },
      ],
      choices: [{ id: 'cancel', label: 'Cancel build', kind: 'danger' }],
    });
    if (answer === undefined) return;
  }
  await attempt(workbench, () => connection.client.runs.cancel({ runId: run.id }));
}

/** Has the account take a failed build up again where it failed. */
export async function retryRun(workbench: Workbench, run: RunRecord): Promise<void> {
  const { connection, dialogs, tasks } = workbench;
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'debug-restart',
    title: `Retry the build of ${run.title}?`,
    message: 'The account takes this build up again in the phase in which it failed; what was built is not built anew.',
    rows: [
      { icon: 'package', text: run.imageArn ?? '', detail: 'the same build version' },
      { icon: 'credit-card', text: 'Instances are launched again for its tests, and cost as long as they run' },
    ],
    choices: [{ id: 'retry', label: 'Retry build', kind: 'primary' }],
  });
  if (answer === undefined) return;
  await attempt(workbench, async () => {
    const { runId } = await tasks.run(`Retrying ${run.title}`, (signal) => connection.client.runs.retry({ runId: run.id }, { signal }));
    showRun(workbench, runId);
  });
}

/** The longest reason that the service takes is not documented; this is enough for a sentence. */
const longestReason = 500;

interface Answer {
  readonly run: RunRecord;
  readonly step: RunStep;
  readonly action: 'RESUME' | 'STOP';
}

/** Lets a waiting step go on, or fails it, with a reason for those who read the build later. */
export async function answerStep(workbench: Workbench, { run, step, action }: Answer): Promise<void> {
  const resume = action === 'RESUME';
  const reason = await workbench.dialogs.ask({
    kind: 'prompt',
    title: resume ? `Let ${step.name} go on?` : `Stop at ${step.name}?`,
    label: resume
      ? 'Reason (optional). The build goes on with its next step.'
      : 'Reason (optional). The step fails, and the build with it.',
    value: '',
    confirm: resume ? 'Resume' : 'Stop the build',
    check: (text) => (text.length > longestReason ? `At most ${longestReason} characters, please.` : undefined),
  });
  if (reason === undefined) return;
  await attempt(workbench, async () => {
    await workbench.connection.client.runs.answerStep({ runId: run.id, stepId: step.id, action, reason });
    notify(workbench, 'info', resume ? `${step.name} goes on.` : `${step.name} was stopped.`);
  });
}

/** Watches a build that somebody else started. */
export async function watchBuild(workbench: Workbench, image: { readonly connection: string; readonly arn: string }): Promise<void> {
  await attempt(workbench, async () => {
    const { connection, arn } = image;
    const { runId } = await workbench.connection.client.runs.watchImage({ connection, arn });
    showRun(workbench, runId);
  });
}

/** Forgets runs, after a question that says what goes. */
export async function removeRuns(workbench: Workbench, runs: readonly Pick<RunRecord, 'id' | 'title'>[]): Promise<void> {
  const [only, ...others] = runs;
  if (!only) return;
  const answer = await workbench.dialogs.ask({
    kind: 'choice',
    icon: 'trash',
    title: others.length === 0 ? `Delete the run of ${only.title}?` : `Delete ${runs.length} runs?`,
    message: 'Their records and logs are deleted from this computer. Images and what builds in accounts are left as they are.',
    choices: [{ id: 'delete', label: 'Delete', kind: 'danger' }],
  });
  if (answer === undefined) return;
  await attempt(workbench, () => workbench.connection.client.runs.remove({ runIds: runs.map(({ id }) => id) }));
}

const day = 24 * 60 * 60 * 1000;

/** Forgets what is older than so many days. */
export async function removeOldRuns(workbench: Workbench): Promise<void> {
  const days = await workbench.dialogs.ask({
    kind: 'prompt',
    title: 'Delete old runs',
    label: 'Delete finished runs that are older than so many days. Images and what builds in accounts are left as they are.',
    value: '90',
    confirm: 'Delete',
    check: (text) => (/^\d{1,4}$/.test(text.trim()) ? undefined : 'A number of days, please.'),
  });
  if (days === undefined) return;
  await attempt(workbench, async () => {
    const before = new Date(Date.now() - Number(days) * day).toISOString();
    const { removed } = await workbench.connection.client.runs.removeOlder({ before });
    notify(workbench, 'info', removed === 1 ? '1 run was deleted.' : `${removed} runs were deleted.`);
  });
}
