import { openPlan } from '../publish/publish-plan.ts';
import type { Workbench } from '../workbench.ts';
import type { Command, Enabled } from './command.ts';
import { activeFile, activeKind, hasWorkspace } from './context.ts';

/** Resources, and the documents that they are made of. */
const PUBLISHABLE = [
  'component',
  'workflow',
  'dockerfile',
  'component-resource',
  'workflow-resource',
  'image-recipe',
  'container-recipe',
  'infrastructure-configuration',
  'distribution-configuration',
  'image-pipeline',
  'lifecycle-policy',
];

function canPublish(workbench: Workbench): Enabled {
  const kind = activeKind(workbench);
  return kind && PUBLISHABLE.includes(kind) && activeFile(workbench)
    ? true
    : 'Open a resource file of the workspace, or the document of one, to publish it.';
}

export const publishCommands: readonly Command[] = [
  {
    id: 'publish.file',
    category: 'Run',
    title: 'Publish file',
    icon: 'cloud-upload',
    enabled: canPublish,
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file) await openPlan(workbench, [file.path]);
    },
  },
  {
    id: 'publish.workspace',
    category: 'Run',
    title: 'Publish workspace',
    enabled: hasWorkspace,
    run: (workbench) => openPlan(workbench, ['']),
  },
];
