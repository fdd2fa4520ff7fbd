import type { AccountTarget } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { openAppStreamPage } from '../open-page.ts';

/** Opens the table of image builders, of the account in use where none is named. */
export function openBuilders(workbench: Workbench, place?: AccountTarget): void {
  openAppStreamPage(workbench, { page: 'builders', title: 'Image builders', ...(place && { place }) });
}

/** Opens the page of one image builder. */
export function openBuilder(workbench: Workbench, place: AccountTarget, name: string): void {
  openAppStreamPage(workbench, { page: 'builder', title: name, subject: name, place });
}

/** Opens the launch wizard, with an image chosen if its ARN is given. */
export function openLaunch(workbench: Workbench, place?: AccountTarget, image?: string): void {
  const subject = image === undefined ? {} : { subject: image };
  openAppStreamPage(workbench, { page: 'launch-builder', title: 'Launch image builder', ...subject, ...(place && { place }) });
}
