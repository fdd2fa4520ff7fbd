import type { Base } from '../../rehearsal/index.ts';
import type { BuildJob } from './build-job.ts';

/** What the bases of this computer are for, as EC2 spells it. */
const here = process.arch === 'arm64' ? 'arm64' : 'x86_64';

/** Tells in the log what the build really starts from. */
export function parentImageLines(job: BuildJob, base: Base): string[] {
  const { parentImage, parentArtifacts, parent: { amiId, system, architecture = here } = {} } = job;
  const resolved =
    amiId === undefined || amiId === parentImage ? [] : [`Resolved Image Recipe parent image ${parentImage} to AMI ${amiId}.`];
  const name = system === undefined ? parentImage : `${parentImage} (${system})`;
  const start = parentArtifacts
    ? `Parent image ${parentImage} is an image that was built on this computer.`
    : `Parent image ${name} is not on this computer: ${base.title} stands in for it.`;
  const foreign = architecture === here ? [] : [`The parent image is for ${architecture}, and this computer is ${here}: so is the image.`];
  return [...resolved, start, `Base: ${base.title}`, ...[...foreign, ...base.notes].map((note) => `Note: ${note}`)];
}
