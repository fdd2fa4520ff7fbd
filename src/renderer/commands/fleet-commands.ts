import { openFleets, openNewFleet, openStacks } from '../appstream/fleets/open-fleets.ts';
import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';

const opens = (id: string, title: string, page: { readonly icon: string; readonly open: (workbench: Workbench) => void }): Command => ({
  ...{ id, title, category: 'Account', icon: page.icon },
  enabled: ({ connections }) => (connections.getState() ? true : 'The connections are still being read.'),
  run: page.open,
});

/** What is done with one fleet stands with it, where its state is seen. */
export const fleetCommands: readonly Command[] = [
  opens('fleets.open', 'Open the AppStream fleets', { icon: 'server', open: openFleets }),
  opens('fleets.create', 'Create AppStream fleet…', { icon: 'add', open: openNewFleet }),
  opens('stacks.open', 'Open the AppStream stacks', { icon: 'layers', open: openStacks }),
];
