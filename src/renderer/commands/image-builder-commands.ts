import { builderDoings } from '../appstream/builders/builder-doings.ts';
import { whyNot } from '../appstream/builders/builder-offers.ts';
import { chooseReminder } from '../appstream/builders/follow-running.ts';
import { launchFile, launchFileName } from '../appstream/builders/launch-files.ts';
import { openBuilders, openLaunch } from '../appstream/builders/open-builders.ts';
import type { Workbench } from '../workbench.ts';
import { always, type Command, type Enabled } from './command.ts';
import { activeFile } from './context.ts';

const connected = ({ connections }: Workbench): Enabled => (connections.getState() ? true : 'The connections are still being read.');

const selection = ({ imageBuilders }: Workbench) => imageBuilders.getState().selection;

/** The same doings as in the table, for what is selected there. */
const onSelection: readonly Command[] = builderDoings.map((doing) => ({
  id: doing.id,
  category: 'AppStream',
  title: doing.command,
  icon: doing.icon,
  enabled: (workbench) => whyNot(doing, selection(workbench)?.rows ?? []) ?? true,
  run: (workbench) => {
    const selected = selection(workbench);
    return selected && doing.run(workbench, selected.place, selected.rows);
  },
}));

export const imageBuilderCommands: readonly Command[] = [
  {
    ...{ id: 'imageBuilder.list', category: 'AppStream', title: 'Show image builders', icon: 'vm', enabled: connected },
    run: (workbench) => openBuilders(workbench),
  },
  {
    ...{ id: 'imageBuilder.launch', category: 'AppStream', title: 'Launch image builder…', icon: 'add', enabled: connected },
    run: (workbench) => openLaunch(workbench),
  },
  {
    ...{ id: 'imageBuilder.launchFile', category: 'AppStream', title: 'Launch image builder from this file…', icon: 'vm' },
    enabled: (workbench) =>
      launchFileName.test(activeFile(workbench)?.path ?? '')
        ? connected(workbench)
        : 'Open a file whose name ends with .image-builder.yaml first.',
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await launchFile(workbench, file);
    },
  },
  ...onSelection,
  {
    ...{ id: 'imageBuilder.reminder', category: 'AppStream', title: 'Remind of running image builders…', icon: 'bell', enabled: always },
    run: chooseReminder,
  },
];
