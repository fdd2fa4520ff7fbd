import type { Base } from '../../rehearsal/index.ts';
import type { BuildJob } from './build-job.ts';

/** Tells in the log what the build really starts from. */
export function parentImageLines(job: BuildJob, base: Base): string[] {
  const start = job.parentArtifacts
    ? `Resolved Image Recipe parent image ${job.parentImage} to an image of this local account.`
    : `Parent image ${job.parentImage} is not on this computer: ${base.title} stands in for it.`;
  return [start, `Base: ${base.title}`, ...base.notes.map((note) => `Note: ${note}`)];
}
