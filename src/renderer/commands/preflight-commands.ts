import { saveAll } from '../editor/save-file.ts';
import { openPreflight } from '../preflight/open-preflight.ts';
import type { Command } from './command.ts';
import { activeFile, activeKind } from './context.ts';

const checkable = ['image-recipe', 'container-recipe', 'image-pipeline'];

export const preflightCommands: readonly Command[] = [
  {
    id: 'run.preflight',
    category: 'Run',
    title: 'Check before building',
    icon: 'checklist',
    enabled: (workbench) => {
      const kind = activeKind(workbench);
      return kind !== undefined && checkable.includes(kind) && activeFile(workbench)
        ? true
        : 'Open a recipe or pipeline of the workspace to check its build.';
    },
    run: async (workbench) => {
      const file = activeFile(workbench);
      if (file && (await saveAll(workbench))) openPreflight(workbench, file, file.path.split('/').at(-1) ?? file.path);
    },
  },
];
