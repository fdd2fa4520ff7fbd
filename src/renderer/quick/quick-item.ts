import type { Workbench } from '../workbench.ts';

/** A line of a quick input. */
export interface QuickItem {
  readonly id: string;
  /** What the query is matched with. */
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: string;
  readonly keys?: string | undefined;
  /** Shown greyed with the reason; choosing it tells the reason. */
  readonly disabled?: boolean;
  readonly choose: () => void | Promise<void>;
}

/** A kind of quick input: commands, files, symbols of the file or of the workspace, themes. */
export interface QuickSource {
  readonly title: string;
  readonly placeholder: string;
  readonly nothing: string;
  readonly items: (workbench: Workbench) => readonly QuickItem[] | Promise<readonly QuickItem[]>;
}
