import type { BuildOutcome, RunBuild } from './build-job.ts';
import { BuildFailure, type BuildRun, type EngineDeps } from './build-run.ts';
import { buildStage } from './build-stage.ts';
import { distributeStage } from './distribute-stage.ts';
import { testStage } from './test-stage.ts';

/** An engine that builds in sandboxes of this computer: Linux images only. */
export function createEngine(deps: EngineDeps): RunBuild {
  return async (job, journal, signal) => {
    const run: BuildRun = { deps, job, journal, signal };
    try {
      return await runStages(run);
    } catch (error) {
      if (signal.aborted) return { status: 'CANCELLED' };
      const reason = error instanceof Error ? error.message : String(error);
      journal.log(`Image build failed: ${reason}`);
      const component = error instanceof BuildFailure ? error.component : undefined;
      return component ? { status: 'FAILED', reason, component } : { status: 'FAILED', reason };
    }
  };
}

async function runStages(run: BuildRun): Promise<BuildOutcome> {
  const { job, journal, signal } = run;
  journal.status('CREATING');
  if (job.platform !== 'Linux') {
    throw new BuildFailure(
      `${job.platform} images can't be built on this computer: the local account builds Linux images; use an AWS account`,
    );
  }
  journal.status('BUILDING');
  const image = await buildStage(run);
  try {
    if (job.testsEnabled) {
      journal.status('TESTING');
      await testStage(run, image);
    } else {
      journal.log('Image tests are switched off for this image.');
    }
    signal.throwIfAborted();
    journal.status('DISTRIBUTING');
    const artifacts = await distributeStage(run, image);
    return { status: 'AVAILABLE', artifacts, osVersion: image.inventory.osVersion };
  } finally {
    await image.snapshot.dispose();
  }
}
