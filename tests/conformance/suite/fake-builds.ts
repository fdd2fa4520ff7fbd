// The engine behind the local account that the suite starts: what becomes of an image is told by the name of its recipe.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunBuild } from '../../../src/local-account/engine/build-job.ts';
import { asking, held, succeed } from '../fixture/builds.ts';

const many: RunBuild = async (job, journal, signal) => {
  const result = await succeed(job, journal, signal);
  const steps = ['First', 'Second', 'Third'].map((name) => ({ name, action: 'RunCommand' }));
  for (let count = 0; count < 2; count++) {
    const workflow = journal.startWorkflow('TEST', steps);
    for (const step of steps) journal.finishStep(journal.startStep(workflow, { ...step, inputs: {} }), 'COMPLETED', {});
    journal.finishWorkflow(workflow, 'COMPLETED');
  }
  return result;
};

const packages = ['bash', 'coreutils', 'zlib1g'].map((name) => ({ name, version: '1.0' }));

const withPackages: RunBuild = async (job, journal, signal) => {
  await writeFile(join(job.outputDirectory, 'manifest.json'), JSON.stringify({ imageArn: job.imageArn, packages }));
  return await succeed(job, journal, signal);
};

/** Fails after the build workflow, and succeeds when it is retried. */
const failing: RunBuild = async (job, journal, signal) => {
  if (journal.progress !== undefined && journal.progress.retries > 0) return await succeed(job, journal, signal);
  const kept = { workflowOutputs: {}, launches: 0, over: [], suspended: [], retries: 0 };
  journal.keep({ reached: 'BUILT', distributed: false, ...kept });
  return { status: 'FAILED', reason: 'the tests failed' };
};

const engines: readonly (readonly [RegExp, RunBuild])[] = [
  [/-held-/, held().runBuild],
  [/-asking-/, asking],
  [/-failing-/, failing],
  [/-many-/, many],
];

/** Ends at once, waits for an answer, or waits for ever. */
export const fakeBuilds: RunBuild = (job, journal, signal) => {
  const run = engines.find(([name]) => name.test(job.imageName))?.[1] ?? withPackages;
  return run(job, journal, signal);
};
