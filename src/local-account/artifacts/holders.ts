// Who needs the artifacts of an image. Nobody removes them by hand: what nobody needs is garbage.
import { existsSync } from 'node:fs';
import { hasAmisOn } from '../ec2/ami-records.ts';
import type { BuildJob } from '../engine/build-job.ts';
import { findImage, type ImageRow, imagesIn, runningStatuses } from '../store/images.ts';
import { findResource } from '../store/resources.ts';
import type { Store } from '../store/store.ts';
import type { ArtifactKind, ArtifactRow } from './rows.ts';

type Owner = Pick<ArtifactRow, 'image' | 'folder'>;

/** Which of an image's artifacts somebody needs. */
export function heldKinds(store: Store, owner: Owner): ReadonlySet<ArtifactKind> {
  const content = isContentHeld(store, owner);
  const facts = content || isListed(findImage(store, owner.image));
  return new Set<ArtifactKind>([...(content ? (['content'] as const) : []), ...(facts ? (['facts'] as const) : [])]);
}

/**
 * An AMI or snapshot of whatever account and Region stands on the files, a build is under way to make them or upon them, or, of a
 * container image, its resource is there. A failed build's are needed as long as their folder is let be, for a retry.
 */
function isContentHeld(store: Store, { image, folder }: Owner): boolean {
  if (hasAmisOn(store, folder) || isBuiltUpon(store, folder)) return true;
  const row = findImage(store, image);
  if (!row) return false;
  if (runningStatuses.includes(row.status)) return true;
  if (row.status === 'FAILED' || row.status === 'CANCELLED') return existsSync(folder);
  return isListed(row) && findResource<{ readonly type?: string }>(store, image)?.body.type === 'DOCKER';
}

/** The image that is being built upon the artifacts in a folder. */
function isBuiltUpon(store: Store, folder: string): ImageRow | undefined {
  return imagesIn(store, runningStatuses).find(({ job }) => (JSON.parse(job) as BuildJob).parentArtifacts === folder);
}

function isListed(row: ImageRow | undefined): boolean {
  return row !== undefined && row.status !== 'DELETED';
}
