import type { Tab } from '../stores/editors-store.ts';
import { messageOf } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

export type ResourceTabKind = Extract<Tab, { kind: 'resource' }>;

/** Reads the resource of a tab, anew where it was read before. */
export async function loadResource(
  { connection, editors, resources }: Workbench,
  { id, arn, connection: from }: ResourceTabKind,
): Promise<void> {
  resources.apply({ type: 'loading', id });
  try {
    const detail = await connection.client.resourceDetails.get({ connection: from, arn });
    if (isOpen(editors, id)) resources.apply({ type: 'loaded', id, detail });
  } catch (error) {
    if (isOpen(editors, id)) resources.apply({ type: 'failed', id, message: messageOf(error) });
  }
}

const isOpen = (editors: Workbench['editors'], id: string): boolean => editors.getState().tabs.some((tab) => tab.id === id);

/** What was read for a tab goes with the tab. */
export function forgetClosedResources({ editors, resources }: Workbench): void {
  editors.subscribe(({ tabs }, before) => {
    if (tabs === before.tabs) return;
    for (const { id, kind } of before.tabs) {
      if (kind === 'resource' && !tabs.some((tab) => tab.id === id)) resources.apply({ type: 'closed', id });
    }
  });
}
