import type { BuildRun } from './build-run.ts';
import { parentMachine } from './machines.ts';
import { builtImage, type Workpiece } from './workpiece.ts';
import { writeArtifacts } from './write-artifacts.ts';

/** Writes the image that was built to the disk, where a later run of the build finds it. Throws a BuildFailure where there is none. */
export async function keepImage(run: BuildRun, work: Workpiece): Promise<void> {
  if (work.artifacts) return;
  // In a run that goes on in the middle of the build workflow nobody has asked for the parent yet; the artifacts tell of it.
  if (work.image) await parentMachine(run, work);
  work.artifacts = await writeArtifacts(run, builtImage(work));
}
