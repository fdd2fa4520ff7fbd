import type { Workbench } from '../workbench.ts';

/** true, or in words why not: shown by the button's tooltip, and told when the key is pressed all the same. */
export type Enabled = true | string;

/** A thing that the user can do. Palette, shortcuts, buttons and menus are all made from the list of these. */
export interface Command {
  readonly id: string;
  readonly category: 'File' | 'Go' | 'Run' | 'View' | 'Workspace' | 'Account' | 'Connection' | 'Resource' | 'AppStream' | 'Help';
  readonly title: string;
  /** As `Mod+Shift+P`; Mod is Cmd on a Mac and Ctrl elsewhere. The first one is shown. */
  readonly keys?: readonly string[];
  /** Where the keys work; everywhere unless told. */
  readonly scope?: 'explorer';
  readonly icon?: string;
  readonly enabled: (workbench: Workbench) => Enabled;
  readonly run: (workbench: Workbench) => void | Promise<void>;
}

export const always = (): Enabled => true;
