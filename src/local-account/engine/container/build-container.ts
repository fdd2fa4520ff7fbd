import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionIds } from '../actions/action.ts';
import { BuildFailure, type BuildRun } from '../build-run.ts';
import type { Workpiece } from '../workpiece.ts';
import { compose } from './compose.ts';
import { builderOf, containerOf } from './container-of.ts';
import { parentImage } from './parents.ts';
import { putContainerImage } from './put-container-image.ts';
import { type DockerfilePlan, planDockerfile, TemplateFault } from './template.ts';

/** Builds the recipe's image and puts it among the artifacts of the build. */
export async function buildContainer(run: BuildRun, work: Workpiece, ids: ExecutionIds): Promise<void> {
  const { job, journal, signal } = run;
  const { job: container, deps } = containerOf(run);
  const plan = planOf(container.template, job.parentImage);
  const builder = await builderOf(run);
  if (job.components.length > 0 && !plan.pieces.some(({ runsComponents }) => runsComponents)) {
    journal.log('The Dockerfile template has no {{{ imagebuilder:components }}}: the components of the recipe are not run.');
  }
  const folder = join(job.outputDirectory, WORK);
  await mkdir(folder, { recursive: true });
  journal.log(`Building the container image with ${builder.title}`);
  const session = await builder.open({ signal, onOutput: boundedLog(journal.log) });
  try {
    let standIns = 0;
    const imageOf = async (name: string) => {
      const place = join(folder, `parent-${++standIns}`);
      await mkdir(place);
      const image = await parentImage(run, name, { ...deps, folder: place });
      if (name === job.parentImage) parent = image.layers;
      return image;
    };
    let parent: Awaited<ReturnType<typeof parentImage>>['layers'] = [];
    const image = await compose({ run, ids, session, plan, imageOf, folder });
    signal.throwIfAborted();
    await putContainerImage(run, work, { image, parent });
  } finally {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder of the build's own; what a crash leaves in it goes with the build's folder. */
const WORK = 'work';

function planOf(template: string, parent: string): DockerfilePlan {
  try {
    return planDockerfile(template, parent);
  } catch (error) {
    if (error instanceof TemplateFault) throw new BuildFailure(error.message);
    throw error;
  }
}

/** Whatever a build prints, its log stays readable. */
const maxLines = 20_000;
const maxLine = 4_096;

function boundedLog(log: (...lines: readonly string[]) => void): (lines: readonly string[]) => void {
  let left = maxLines;
  return (lines) => {
    const taken = lines.slice(0, left).map((line) => (line.length > maxLine ? `${line.slice(0, maxLine)}…` : line));
    left -= taken.length;
    if (taken.length > 0) log(...taken);
    if (lines.length > taken.length && taken.length > 0) log(`The builder printed more than ${maxLines} lines; the rest is left out.`);
  };
}
