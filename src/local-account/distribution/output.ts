import { amis } from '../ec2/ami-records.ts';
import type { Ami, OutputResources } from '../protocol/imagebuilder-shapes.ts';
import { findImage, replaceImageOutput } from '../store/images.ts';
import type { DistributedImage } from './distributor.ts';
import { type DistributionPlace, ownerOf } from './place.ts';

/**
 * Writes into the image's output what became of it in a Region of an account, in place of what was there. A copy that was refused is
 * named with its reason and without an AMI; where the AMI is there and something about it was refused, with both.
 */
export function recordOutput(place: DistributionPlace, image: DistributedImage): void {
  const { store, job } = place;
  const output = JSON.parse(findImage(store, job.imageArn)?.output ?? '{}') as OutputResources;
  const rows = [...(output.amis ?? [])];
  const earlier = rows.findIndex(({ region, accountId }) => region === image.region && accountId === image.accountId);
  rows.splice(earlier < 0 ? rows.length : earlier, 1, rowOf(place, image));
  replaceImageOutput(store, job.imageArn, { ...output, amis: rows });
}

function rowOf(place: DistributionPlace, { accountId, region, name, amiId, status, errorMessage }: DistributedImage): Ami {
  const record = amis.find(ownerOf(place, { accountId, region }), amiId);
  const state = status === 'Completed' ? ({ status: 'AVAILABLE' } as const) : { status: 'FAILED' as const, reason: errorMessage };
  return {
    ...{ region, accountId, name, state },
    ...(record === undefined ? {} : { image: amiId }),
    ...(record?.description ? { description: record.description } : {}),
  };
}
