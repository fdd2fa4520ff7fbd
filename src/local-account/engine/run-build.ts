import { distributeTo } from './actions/distribute-image.ts';
import type { BuildDistribution, BuildJob, BuildOutcome, BuildProgress, RunBuild } from './build-job.ts';
import { BuildFailure, type BuildRun, type EngineDeps, type FailurePlace, Suspension, WorkflowFailure } from './build-run.ts';
import { distributeContainer } from './container/distribute-container.ts';
import { keepImage } from './keep-image.ts';
import { messageOf } from './message-of.ts';
import { type BuildPlan, planWorkflows } from './plan-workflows.ts';
import { runTests } from './run-tests.ts';
import { runWorkflow } from './run-workflow.ts';
import { progressOf, type Workpiece, workpieceOf } from './workpiece.ts';

/** An engine that builds in sandboxes of this computer: Linux images only. It goes on from the journal's progress where there is some. */
export function createEngine(deps: EngineDeps): RunBuild {
  return async (job, journal, signal) => {
    const run: BuildRun = { deps, job, journal, signal };
    try {
      return await runStages(run);
    } catch (error) {
      if (signal.aborted) return { status: 'CANCELLED' };
      if (error instanceof Suspension) return { status: 'WAITING' };
      const reason = messageOf(error);
      journal.log(`Image build failed: ${reason}`);
      return { status: 'FAILED', reason, ...placeOf(error) };
    }
  };
}

type Place = FailurePlace & { readonly workflowId?: string };

function placeOf(error: unknown): Place {
  if (error instanceof WorkflowFailure) return { workflowId: error.workflowId, ...placeOf(error.cause) };
  return error instanceof BuildFailure ? error.place : {};
}

async function runStages(run: BuildRun): Promise<BuildOutcome> {
  const { job, signal } = run;
  if (job.platform !== 'Linux') {
    throw new BuildFailure(
      `${job.platform} images can't be built on this computer: the local account builds Linux images; use an AWS account`,
    );
  }
  const plan = planWorkflows(job);
  const work = workpieceOf(run.journal.progress);
  try {
    if (work.reached === 'START') await build(run, work, plan);
    if (work.reached === 'BUILT') await test(run, work, plan);
    signal.throwIfAborted();
    return await distribute(run, work, plan);
  } finally {
    for (const snapshot of work.snapshots) await snapshot.dispose();
  }
}

/** The stage is over, and no later run does it again. */
function pass(run: BuildRun, work: Workpiece, reached: BuildProgress['reached']): void {
  work.reached = reached;
  work.over = [];
  run.journal.keep(progressOf(work));
}

async function build(run: BuildRun, work: Workpiece, plan: BuildPlan): Promise<void> {
  run.journal.status('BUILDING');
  await runWorkflow(run, work, plan.build);
  run.signal.throwIfAborted();
  await keepImage(run, work);
  pass(run, work, 'BUILT');
}

async function test(run: BuildRun, work: Workpiece, { tests }: BuildPlan): Promise<void> {
  if (!run.job.testsEnabled) run.journal.log('Image tests are switched off for this image.');
  else if (tests.length > 0) {
    run.journal.status('TESTING');
    await runTests(run, work, tests);
  }
  pass(run, work, 'TESTED');
}

/** An image that no step distributes stays in the Region in which it was built. */
async function distribute(run: BuildRun, work: Workpiece, { distribution }: BuildPlan): Promise<BuildOutcome> {
  const { job } = run;
  run.journal.status('DISTRIBUTING');
  await runWorkflow(run, work, distribution);
  if (!work.distributed) await (job.container ? distributeContainer(run, work) : distributeTo(run, work, [atHome(job)]));
  const { artifacts, inventory } = work;
  if (!artifacts) throw new Error('An image that was built has artifacts');
  return { status: 'AVAILABLE', artifacts, osVersion: inventory?.osVersion };
}

function atHome({ region, imageName, distributions }: BuildJob): BuildDistribution {
  const home = distributions.find((distribution) => distribution.region === region) ?? distributions[0];
  return { region, amiName: home?.amiName ?? imageName, description: home?.description };
}
