// The engine behind the local account that the suite starts: what becomes of an image is told by the name of its recipe.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunBuild } from '../../../src/local-account/engine/build-job.ts';
import { held, succeed } from '../fixture/builds.ts';

const asking: RunBuild = async (job, journal, signal) => {
  journal.status('TESTING');
  const ask = { name: 'Ask', action: 'WaitForAction' };
  const workflow = journal.startWorkflow('TEST', [ask]);
  const step = journal.startStep(workflow, { ...ask, inputs: {} });
  const { action, reason = '' } = await journal.waitForAnswer(step, signal);
  const status = action === 'RESUME' ? 'COMPLETED' : 'FAILED';
  journal.finishStep(step, status, { message: reason });
  journal.finishWorkflow(workflow, status);
  return status === 'COMPLETED' ? await succeed(job, journal, signal) : { status, reason };
};

const many: RunBuild = async (job, journal, signal) => {
  const result = await succeed(job, journal, signal);
  for (let count = 0; count < 2; count++) journal.finishWorkflow(journal.startWorkflow('TEST', []), 'COMPLETED');
  return result;
};

const packages = ['bash', 'coreutils', 'zlib1g'].map((name) => ({ name, version: '1.0' }));

const withPackages: RunBuild = async (job, journal, signal) => {
  await writeFile(join(job.outputDirectory, 'manifest.json'), JSON.stringify({ packages }));
  return await succeed(job, journal, signal);
};

const engines: readonly (readonly [RegExp, RunBuild])[] = [
  [/-held-/, held().runBuild],
  [/-asking-/, asking],
  [/-many-/, many],
];

/** Ends at once, waits for an answer, or waits for ever. */
export const fakeBuilds: RunBuild = (job, journal, signal) => {
  const run = engines.find(([name]) => name.test(job.imageName))?.[1] ?? withPackages;
  return run(job, journal, signal);
};
