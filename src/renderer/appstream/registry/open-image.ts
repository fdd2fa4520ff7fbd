import { type AccountTarget, nameInArn, parseImageArn } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { openAppStreamPage } from '../open-page.ts';

/** The pages of one image, by what their tabs are called. */
const titles = {
  image: (name: string) => name,
  'copy-image': (name: string) => `Copy ${name}`,
  'update-image': (name: string) => `Update ${name}`,
  'delete-image': (name: string) => `Delete ${name}`,
} as const;
export type ImagePageId = keyof typeof titles;

/** An image of a connection. */
export interface ImageSubject {
  readonly connection: string;
  readonly arn: string;
}

/** Where an image is: in the Region of its ARN. */
export const placeOf = ({ arn, connection }: ImageSubject): AccountTarget => ({ connection, region: parseImageArn(arn)?.region ?? '' });

export function openImagePage(workbench: Workbench, page: ImagePageId, subject: ImageSubject): void {
  openAppStreamPage(workbench, { page, subject: subject.arn, title: titles[page](nameInArn(subject.arn)), place: placeOf(subject) });
}

/** Opens the registry, at one of its lists if one is named. */
export function openImages(workbench: Workbench, place?: AccountTarget): void {
  openAppStreamPage(workbench, { page: 'images', title: 'Image registry', ...(place && { place }) });
}
