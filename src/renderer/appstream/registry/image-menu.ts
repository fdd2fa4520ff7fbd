import { type AppStreamImage, mayDoWithImage } from '../../../contract/index.ts';
import type { MenuItem } from '../../ui/menu.tsx';
import type { Workbench } from '../../workbench.ts';
import { imageDoings } from './image-doings.ts';
import { whyNot } from './image-words.ts';
import { openImagePage } from './open-image.ts';

/** What may be done with an image, as a menu; what may not says why. */
export function imageMenu(workbench: Workbench, connection: string, image: AppStreamImage): readonly MenuItem[] {
  const subject = { connection, arn: image.arn };
  const open: MenuItem = { id: 'open', title: 'Open', icon: 'go-to-file', choose: () => openImagePage(workbench, 'image', subject) };
  const doings = imageDoings.map(({ icon, id, needs, run, title }): MenuItem => {
    const reason = whyNot(mayDoWithImage(image, needs));
    return { id, title, icon, ...(reason === undefined ? {} : { whyNot: reason }), choose: () => run(workbench, subject) };
  });
  const copyArn: MenuItem = {
    ...{ id: 'copyArn', title: 'Copy ARN', icon: 'clippy' },
    choose: () => void navigator.clipboard.writeText(image.arn),
  };
  return [open, ...doings, copyArn];
}
