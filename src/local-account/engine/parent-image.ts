import type { Base } from '../../rehearsal/index.ts';
import type { BuildJob } from './build-job.ts';

/** Tells in the log what the build really starts from. */
export function parentImageLines(job: BuildJob, base: Base): string[] {
  const { parentImage, parentArtifacts, parent: { amiId, system } = {} } = job;
  const resolved =
    amiId === undefined || amiId === parentImage ? [] : [`Resolved Image Recipe parent image ${parentImage} to AMI ${amiId}.`];
  const name = system === undefined ? parentImage : `${parentImage} (${system})`;
  const start = parentArtifacts
    ? `Parent image ${parentImage} is an image that was built on this computer.`
    : `Parent image ${name} is not on this computer: ${base.title} stands in for it.`;
  return [...resolved, start, `Base: ${base.title}`, ...base.notes.map((note) => `Note: ${note}`)];
}
