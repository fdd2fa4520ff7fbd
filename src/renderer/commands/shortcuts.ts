import type { Workbench } from '../workbench.ts';
import type { Command } from './command.ts';
import { commands, runCommand } from './index.ts';
import { isKey, onMac } from './keys.ts';

/** Listens for the commands' keys, ahead of Monaco and of the browser where it lets us. A dialog keeps the keyboard for itself. */
export function listenForShortcuts(workbench: Workbench): void {
  const mac = onMac();
  window.addEventListener(
    'keydown',
    (event) => {
      if (workbench.dialogs.store.getState().length > 0) return;
      const command = commands.find((each) => isMeant(each, event, mac));
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      void runCommand(workbench, command);
    },
    { capture: true },
  );
}

function isMeant({ keys = [], scope }: Command, event: KeyboardEvent, mac: boolean): boolean {
  if (!keys.some((key) => isKey(key, event, mac))) return false;
  return scope === undefined || (event.target instanceof Element && event.target.closest(`[data-scope="${scope}"]`) !== null);
}
