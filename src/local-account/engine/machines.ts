import { verifyContent } from '../artifacts/damage.ts';
import type { BuildRun } from './build-run.ts';
import { BuildFailure } from './build-run.ts';
import { parentImageLines } from './parent-image.ts';
import { builtImage, type Machine, type Workpiece } from './workpiece.ts';

/** The parent image of a container image is looked for when the image is built, and its builder works beside the instance. */
const containerHostLine = 'The instance is a sandbox: what commands change on it does not reach the container image.';

/** What instances of the build workflow are of: the parent image. */
export async function parentMachine(run: BuildRun, work: Workpiece): Promise<Machine> {
  if (!work.machine) {
    const { job, journal } = run;
    work.machine = await machineOf(run, job.container ? undefined : job.parentArtifacts);
    journal.log(...(job.container ? [containerHostLine] : parentImageLines(job, work.machine.base)));
  }
  return work.machine;
}

/** What all other instances are of: the image that was built, or in a later run what was kept of it. Tests ask for it side by side. */
export function imageMachine(run: BuildRun, work: Workpiece): Promise<Machine> {
  work.imageMachine ??= work.image || !work.artifacts ? frozenImage(work) : machineOf(run, run.job.outputDirectory);
  return work.imageMachine;
}

async function frozenImage(work: Workpiece): Promise<Machine> {
  const { machine, snapshot } = builtImage(work);
  return { driver: machine.driver, base: snapshot.base };
}

/** A machine of the artifacts in a folder; without one, of the base that stands for an image that is not on this computer. */
export async function machineOf({ deps, journal, signal }: BuildRun, artifacts: string | undefined): Promise<Machine> {
  if (artifacts) await verifyContent(deps.artifacts, artifacts);
  const choice = await deps.sandboxes.chooseForBuild(artifacts, { signal, onProgress: (line) => journal.log(line) });
  if (!choice.available) throw new BuildFailure(`No sandbox can be made on this computer: ${choice.reason}. ${choice.remedy}`);
  return choice;
}
