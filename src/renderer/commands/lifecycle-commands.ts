import { openCleanup } from '../cleanup/open-cleanup.ts';
import { newPolicy, simulateFile } from '../lifecycle/open-policy.ts';
import type { Command } from './command.ts';
import { activeFile, activeKind } from './context.ts';

export const lifecycleCommands: readonly Command[] = [
  {
    id: 'images.cleanUp',
    category: 'Resource',
    title: 'Clean up images, AMIs and snapshots',
    icon: 'trash',
    enabled: ({ connections }) => (connections.getState() ? true : 'The connections are still being read.'),
    run: openCleanup,
  },
  {
    id: 'lifecyclePolicy.new',
    category: 'Resource',
    title: 'New lifecycle policy',
    icon: 'add',
    enabled: ({ connections }) => (connections.getState() ? true : 'The connections are still being read.'),
    run: newPolicy,
  },
  {
    id: 'lifecyclePolicy.simulateFile',
    category: 'Resource',
    title: 'Simulate lifecycle policy',
    icon: 'beaker',
    enabled: (workbench) =>
      activeKind(workbench) === 'lifecycle-policy' && activeFile(workbench)
        ? true
        : 'Open a lifecycle policy’s file of the workspace first.',
    run: (workbench) => {
      const file = activeFile(workbench);
      if (file) simulateFile(workbench, file);
    },
  },
];
