import { imageDoings } from '../appstream/registry/image-doings.ts';
import { type ImageSubject, openImages } from '../appstream/registry/open-image.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { activeTab } from './context.ts';

/** The image that the active tab is about. */
function activeImage(workbench: Workbench): ImageSubject | undefined {
  const tab = activeTab(workbench);
  if (tab?.kind !== 'appstream' || tab.page !== 'image' || tab.subject === undefined) return undefined;
  return { connection: tab.connection, arn: tab.subject };
}

const openCommand: Command = {
  id: 'appstreamImage.registry',
  category: 'Account',
  title: 'Open the AppStream image registry',
  icon: 'package',
  enabled: ({ connections }) => (connections.getState() ? true : 'The connections are still being read.'),
  run: (workbench) => openImages(workbench),
};

/** The registry, and what is done with the image in the active tab: the page itself says what the image's state forbids. */
export const appstreamImageCommands: readonly Command[] = [
  openCommand,
  ...imageDoings.map(
    ({ icon, id, run, title }): Command => ({
      ...{ id, icon, category: 'Account', title: `AppStream image: ${title.charAt(0).toLowerCase()}${title.slice(1)}` },
      enabled: (workbench) => (activeImage(workbench) ? true : 'Open an image of the AppStream image registry first.'),
      run: (workbench) => {
        const image = activeImage(workbench);
        if (image) run(workbench, image);
      },
    }),
  ),
];
