import type { ImageAction } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { openAppStreamPage } from '../open-page.ts';
import { type ImageSubject, openImagePage, placeOf } from './open-image.ts';

/** Something that is done with an image; buttons, menus and commands are made from the list of these. */
export interface ImageDoing {
  readonly id: string;
  readonly title: string;
  readonly icon: string;
  readonly needs: ImageAction;
  readonly run: (workbench: Workbench, subject: ImageSubject) => void;
}

export const imageDoings: readonly ImageDoing[] = [
  {
    ...{ id: 'appstreamImage.launchBuilder', title: 'Launch image builder…', icon: 'vm', needs: 'launchBuilder' },
    run: (workbench, subject) =>
      openAppStreamPage(workbench, {
        page: 'launch-builder',
        title: 'Launch image builder',
        subject: subject.arn,
        place: placeOf(subject),
      }),
  },
  {
    ...{ id: 'appstreamImage.copy', title: 'Copy to a Region…', icon: 'copy', needs: 'copy' },
    run: (workbench, subject) => openImagePage(workbench, 'copy-image', subject),
  },
  {
    ...{ id: 'appstreamImage.share', title: 'Share…', icon: 'organization', needs: 'share' },
    run: (workbench, subject) => {
      workbench.imageViews.apply({ type: 'changed', ...subject, view: { face: 'sharing' } });
      openImagePage(workbench, 'image', subject);
    },
  },
  {
    ...{ id: 'appstreamImage.update', title: 'Update agent and Windows…', icon: 'arrow-circle-up', needs: 'update' },
    run: (workbench, subject) => openImagePage(workbench, 'update-image', subject),
  },
  {
    ...{ id: 'appstreamImage.delete', title: 'Delete…', icon: 'trash', needs: 'delete' },
    run: (workbench, subject) => openImagePage(workbench, 'delete-image', subject),
  },
];
