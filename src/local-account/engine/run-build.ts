import { distributeTo } from './actions/distribute-image.ts';
import type { BuildDistribution, BuildJob, BuildOutcome, RunBuild } from './build-job.ts';
import { BuildFailure, type BuildRun, type EngineDeps, WorkflowFailure } from './build-run.ts';
import { messageOf } from './message-of.ts';
import { type BuildPlan, planWorkflows } from './plan-workflows.ts';
import { runTests } from './run-tests.ts';
import { runWorkflow } from './run-workflow.ts';
import { builtImage, newWorkpiece, type Workpiece } from './workpiece.ts';
import { writeArtifacts } from './write-artifacts.ts';

/** An engine that builds in sandboxes of this computer: Linux images only. */
export function createEngine(deps: EngineDeps): RunBuild {
  return async (job, journal, signal) => {
    const run: BuildRun = { deps, job, journal, signal };
    try {
      return await runStages(run);
    } catch (error) {
      if (signal.aborted) return { status: 'CANCELLED' };
      const reason = messageOf(error);
      journal.log(`Image build failed: ${reason}`);
      return { status: 'FAILED', reason, ...placeOf(error) };
    }
  };
}

type Place = Pick<Extract<BuildOutcome, { status: 'FAILED' }>, 'workflowId' | 'component'>;

function placeOf(error: unknown): Place {
  if (error instanceof WorkflowFailure) return { workflowId: error.workflowId, ...placeOf(error.cause) };
  return error instanceof BuildFailure && error.component ? { component: error.component } : {};
}

async function runStages(run: BuildRun): Promise<BuildOutcome> {
  const { job, journal, signal } = run;
  journal.status('CREATING');
  if (job.platform !== 'Linux') {
    throw new BuildFailure(
      `${job.platform} images can't be built on this computer: the local account builds Linux images; use an AWS account`,
    );
  }
  const plan = planWorkflows(job);
  const work = newWorkpiece();
  try {
    journal.status('BUILDING');
    await runWorkflow(run, work, plan.build);
    builtImage(work);
    await test(run, work, plan);
    signal.throwIfAborted();
    journal.status('DISTRIBUTING');
    return await distribute(run, work, plan);
  } finally {
    for (const snapshot of work.snapshots) await snapshot.dispose();
  }
}

async function test(run: BuildRun, work: Workpiece, { tests }: BuildPlan): Promise<void> {
  if (!run.job.testsEnabled) {
    run.journal.log('Image tests are switched off for this image.');
    return;
  }
  if (tests.length === 0) return;
  run.journal.status('TESTING');
  await runTests(run, work, tests);
}

/** An image that no step distributes stays in the Region in which it was built. */
async function distribute(run: BuildRun, work: Workpiece, { distribution }: BuildPlan): Promise<BuildOutcome> {
  const { job } = run;
  await runWorkflow(run, work, distribution);
  if (!work.distributed) await distributeTo(run, work, [atHome(job)]);
  const artifacts = work.artifacts ?? (await writeArtifacts(run, builtImage(work)));
  return { status: 'AVAILABLE', artifacts, osVersion: work.inventory?.osVersion };
}

function atHome({ region, imageName, distributions }: BuildJob): BuildDistribution {
  const home = distributions.find((distribution) => distribution.region === region) ?? distributions[0];
  return { region, amiName: home?.amiName ?? imageName, description: home?.description };
}
