// A workflow of which a step waits lets go of all that it holds: what a later run needs is kept on the disk and in the store.
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningStep } from './attempt-step.ts';
import type { SuspendedWorkflow, WaitingAttempt } from './build-job.ts';
import { type BuildRun, Suspension } from './build-run.ts';
import { type Instance, terminatedInstance, wakeInstance } from './instance.ts';
import { keepImage } from './keep-image.ts';
import type { PlannedWorkflow } from './plan-workflows.ts';
import { SUSPENDED_FOLDER } from './suspended-folder.ts';
import type { CompletedStep, WorkflowRun } from './workflow-run.ts';
import { progressOf, type Workpiece } from './workpiece.ts';

/** Keeps the workflow as it is at this step, which waits from now on. Answers what ends the run of the workflow. */
export async function suspend(flow: WorkflowRun, running: RunningStep, attempt: WaitingAttempt): Promise<Suspension> {
  const { run, work, plan } = flow;
  const earlier = suspendedOf(work, plan);
  if (earlier?.step.id === running.id && earlier.step.attempt === attempt.attempt) return new Suspension(earlier);
  if (work.image && !work.artifacts) await keepImage(run, work);
  const { id, step, inputs } = running;
  const workflow: SuspendedWorkflow = {
    ...{ kind: plan.kind, place: plan.place, id: flow.id },
    step: { id, name: step.name, inputs, ...attempt },
    completed: flow.completed.map((completed) => ({ id: completed.id, name: completed.step.name, outputs: completed.outputs })),
    instances: await keepInstances(flow),
  };
  run.signal.throwIfAborted();
  work.suspended = [...work.suspended.filter((other) => other !== earlier), workflow];
  run.journal.wait(id, progressOf(work));
  return new Suspension(workflow);
}

async function keepInstances({ run, instances }: WorkflowRun): Promise<SuspendedWorkflow['instances']> {
  const kept: { readonly id: string; readonly folder: string | undefined }[] = [];
  for (const [id, instance] of instances) {
    kept.push({ id, folder: await instance.suspend(join(run.job.outputDirectory, SUSPENDED_FOLDER, id)) });
  }
  return kept;
}

/** The workflow as an earlier run suspended it; undefined for one that begins. */
export function suspendedOf(work: Workpiece, { kind, place }: PlannedWorkflow): SuspendedWorkflow | undefined {
  return work.suspended.find((one) => one.kind === kind && one.place === place);
}

/** The instances of a suspended workflow. They wake when a step needs them. */
export function instancesOf(run: BuildRun, { instances }: SuspendedWorkflow): Map<string, Instance> {
  return new Map(instances.map(({ id, folder }) => [id, folder === undefined ? terminatedInstance(id) : wakeInstance(run, id, folder)]));
}

/** The completed steps of a suspended workflow; a job's documents do not change. */
export function completedOf({ document }: PlannedWorkflow, { completed }: SuspendedWorkflow): CompletedStep[] {
  return completed.flatMap(({ id, name, outputs }) => {
    const step = document.steps.find((one) => one.name === name);
    return step ? [{ id, step, outputs }] : [];
  });
}

/** The workflow is over: nothing is kept of it any more. */
export async function forgetSuspension({ run, work, plan }: WorkflowRun): Promise<void> {
  const suspended = suspendedOf(work, plan);
  if (!suspended) return;
  work.suspended = work.suspended.filter((other) => other !== suspended);
  for (const { folder } of suspended.instances) if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  await removeIfEmpty(join(run.job.outputDirectory, SUSPENDED_FOLDER));
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
  }
}
