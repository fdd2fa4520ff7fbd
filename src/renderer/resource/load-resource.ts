import type { Tab } from '../stores/editors-store.ts';
import { messageOf } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';

/** A tab that shows a resource: one of its own, or an image's. */
export type ResourcePlace = Pick<Extract<Tab, { kind: 'resource' }>, 'id' | 'connection' | 'arn' | 'title'>;

/** Reads the resource of a tab, anew where it was read before. */
export async function loadResource(
  { connection, editors, resources }: Workbench,
  { id, arn, connection: from }: ResourcePlace,
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
    for (const { id } of before.tabs) {
      if (resources.getState()[id] && !tabs.some((tab) => tab.id === id)) resources.apply({ type: 'closed', id });
    }
  });
}
