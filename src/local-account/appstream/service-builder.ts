import { randomInt } from 'node:crypto';
import { instanceTypes } from '../../documents/index.ts';
import type { ImageBuilderState } from '../protocol/appstream-shapes.ts';
import { type Mover, putBuilder } from './move.ts';
import type { ImageRecord } from './records.ts';

interface Work {
  readonly state: Extract<ImageBuilderState, 'UPDATING' | 'PENDING_IMAGE_IMPORT'>;
  readonly image: ImageRecord;
  readonly imageArn: string;
}

/**
 * A builder of the service's own that makes an image, on the smallest type that the image is for. It is named after the new image, with ten
 * digits behind, belongs to no network of the account, and goes when its work is done, well or badly.
 */
export function putServiceBuilder(owner: Mover, newImage: string, { state, image, imageArn }: Work): void {
  const digits = randomInt(10 ** 9, 10 ** 10);
  putBuilder(owner, `${newImage.slice(0, 89)}-${digits}`, {
    ...{ state, created: owner.clock.now().toISOString(), imageArn, instanceType: smallest(image.families), platform: image.platform },
    ...{ agentVersion: image.agentVersion, settings: {}, applications: image.applications, optimized: true, software: {}, launched: true },
  });
}

function smallest(families: readonly string[]): string {
  const fitting = instanceTypes.filter(({ family }) => families.includes(family));
  const [first] = fitting.toSorted((a, b) => a.vcpus - b.vcpus || a.memoryGib - b.memoryGib);
  return first?.name ?? 'stream.standard.medium';
}
