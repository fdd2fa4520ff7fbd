// Versions of the AppStream agent are dates, month first; which ones there are follows from the base images.
import type { PlatformType } from '../protocol/appstream-shapes.ts';
import { incompatible, notFound } from './faults.ts';
import { publicImages } from './public-images.ts';

/** An agent's version as an ISO 8601 date, by which versions can be compared. */
export function agentDate(version: string): string {
  const [month, day, year] = version.split('-');
  return `${year}-${month}-${day}`;
}

const isWindows = (platform: PlatformType) => platform.startsWith('WINDOWS');

/** All agents of a platform's kind, the newest first. */
function agentsFor(platform: PlatformType): readonly string[] {
  const kind = publicImages.filter((image) => isWindows(image.platform) === isWindows(platform));
  return [...new Set(kind.map(({ agentVersion }) => agentVersion))].sort((a, b) => (agentDate(a) < agentDate(b) ? 1 : -1));
}

/** The newest agent of a platform: what `always latest` means. */
export function latestAgent(platform: PlatformType): string {
  const [newest = ''] = agentsFor(platform);
  return newest;
}

interface WithAgent {
  readonly platform: PlatformType;
  readonly agentVersion: string;
}

/** The agent that a request wants, where that is not the one that is there; an older one cannot take its place. */
export function newerAgent({ platform, agentVersion }: WithAgent, wanted: string): string | undefined {
  const version = wanted === '[LATEST]' ? latestAgent(platform) : wanted;
  if (!agentsFor(platform).includes(version)) throw notFound('agent version', `${version} for ${platform}`);
  if (agentDate(version) < agentDate(agentVersion))
    throw incompatible(`The agent ${version} is older than the present one, ${agentVersion}.`);
  return version === agentVersion ? undefined : version;
}
