import { type AppStreamImage, mayDoWithImage } from '../../../contract/index.ts';
import type { AppStream } from '../../aws/clients.ts';
import { allImages } from '../registry/read-images.ts';

/** Images that fleets of this account can be made of: its own and those that are shared for fleets, the newest first. */
export async function fleetImages(api: AppStream): Promise<readonly AppStreamImage[]> {
  const [own, shared] = await Promise.all([allImages(api, 'PRIVATE'), allImages(api, 'SHARED')]);
  return [...own, ...shared]
    .filter((image) => mayDoWithImage(image, 'useInFleet') === true)
    .sort((a, b) => (a.created < b.created ? 1 : -1));
}
