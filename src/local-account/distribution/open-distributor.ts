import { configureImages } from './configure.ts';
import { copyImage } from './copy-image.ts';
import type { Distributor } from './distributor.ts';
import { permitLaunch } from './permit.ts';
import type { DistributionPlace } from './place.ts';

/** The distributor of one build. */
export function openDistributor(place: DistributionPlace): Distributor {
  return {
    copy: (image, distributions) => copyImage(place, image, distributions),
    permit: (images, permissions) => permitLaunch(place, images, permissions),
    configure: (images, configurations, signal) => configureImages(place, { images, configurations, signal }),
  };
}
