import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Command, Enabled } from '../commands/command.ts';
import type { Workbench } from '../workbench.ts';

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('A component of Kiln stands outside the workbench.');
  return workbench;
}

/** Whether a command can run now, kept up to date while the stores that commands look at change. */
export function useEnabled(command: Command): Enabled {
  const workbench = useWorkbench();
  const enabled = () => command.enabled(workbench);
  useStore(workbench.editors, enabled);
  useStore(workbench.problems, enabled);
  useStore(workbench.explorer, enabled);
  useStore(workbench.runs, enabled);
  useStore(workbench.app, enabled);
  return useStore(workbench.workspace, enabled);
}
