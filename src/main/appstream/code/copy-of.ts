import type { AppStreamImage } from '../../../contract/index.ts';

/**
 * Why an image cannot be a copy of another; undefined: nothing speaks against it. AWS does not say what an image was copied from, so what a
 * copy takes over from its source is compared.
 */
export function whyNoCopy(found: AppStreamImage, source: AppStreamImage): string | undefined {
  if (found.platform !== source.platform) return `its platform is ${found.platform}`;
  if (found.baseReleased !== source.baseReleased) return 'it was made from another base image';
  if (found.agent !== source.agent) return `its agent is ${found.agent}`;
  if (found.state === 'AVAILABLE' && found.applications !== source.applications) return `it has ${found.applications} applications`;
  return found.created < source.created ? 'it is older' : undefined;
}
