import { associateLicenses } from './associate-licenses.ts';
import { began, completed, refused } from './attempt.ts';
import type { ConfigurationStep, ConfigurationWork } from './configuration-step.ts';
import type { DistributedAmi, DistributedImage, ImageConfiguration } from './distributor.ts';
import { exportImage } from './export-image.ts';
import { fastLaunch } from './fast-launch.ts';
import type { DistributionPlace } from './place.ts';
import { putParameters } from './put-parameters.ts';
import { updateLaunchTemplates } from './update-launch-templates.ts';

/** In the order of the service: ImageConfigurationStep of its API. */
const steps: readonly ConfigurationStep[] = [associateLicenses, updateLaunchTemplates, putParameters, fastLaunch, exportImage];

export interface ConfigurationRequest {
  readonly images: readonly DistributedAmi[];
  readonly configurations: readonly ImageConfiguration[];
  readonly signal: AbortSignal;
}

/** Applies to every AMI what is said about its Region, step after step; a step that is refused ends the work on that AMI alone. */
export async function configureImages(
  place: DistributionPlace,
  { images, configurations, signal }: ConfigurationRequest,
): Promise<readonly DistributedImage[]> {
  const results: DistributedImage[] = [];
  for (const ami of images) {
    const configuration = configurations.find(({ region }) => region === ami.region) ?? { region: ami.region };
    const accounts = images.filter(({ region }) => region === ami.region).map(({ accountId }) => accountId);
    results.push(await configureImage({ place, ami, accounts, configuration, signal }));
  }
  return results;
}

async function configureImage(work: ConfigurationWork): Promise<DistributedImage> {
  const { place, ami, signal } = work;
  const begun = began(place, ami);
  for (const { step, service, apply } of steps) {
    try {
      await apply(work);
    } catch (error) {
      signal.throwIfAborted();
      return refused(place, begun, { step, service, error });
    }
    signal.throwIfAborted();
  }
  return completed(place, begun);
}
