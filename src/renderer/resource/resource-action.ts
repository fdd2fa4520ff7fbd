import type { ResourceKind } from '../../contract/index.ts';
import type { Enabled } from '../commands/command.ts';
import type { Workbench } from '../workbench.ts';
import type { ResourceSubject } from './subject.ts';

/** A thing that can be done with a resource. Its tab's buttons, the menus of lists and the palette are made from the list of these. */
export interface ResourceAction {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  readonly kinds: readonly ResourceKind[];
  /** true, or in words why not. */
  readonly enabled: (resource: ResourceSubject) => Enabled;
  readonly run: (workbench: Workbench, resource: ResourceSubject) => void | Promise<void>;
}
