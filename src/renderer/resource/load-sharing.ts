import { messageOf } from '../stores/notify.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import type { Workbench } from '../workbench.ts';
import type { ResourcePlace } from './load-resource.ts';
import type { SharingDraft } from './sharing-draft.ts';

/** Reads who may use the resource; `again`, also where that is known. */
export async function loadSharing(workbench: Workbench, tab: ResourcePlace, again = false): Promise<void> {
  const { connection, resources } = workbench;
  const { detail, sharing } = resources.getState()[tab.id] ?? emptyResourceView;
  if (!detail || sharing.asking || (sharing.value && !again)) return;
  const show = (part: Partial<typeof sharing>) => {
    const view = resources.getState()[tab.id];
    if (view) resources.apply({ type: 'part', id: tab.id, part: { sharing: { ...view.sharing, ...part } } });
  };
  show({ asking: true, error: undefined });
  try {
    const value = await connection.client.resourceDetails.sharing({ connection: tab.connection, arn: detail.arn });
    show({ asking: false, value });
  } catch (error) {
    show({ asking: false, error: messageOf(error) });
  }
}

export function draftSharing({ resources }: Workbench, tab: ResourcePlace, draft: SharingDraft | undefined): void {
  resources.apply({ type: 'part', id: tab.id, part: { sharingDraft: draft } });
}

/** Makes the change that the draft describes; what failed leaves the draft as it is, beside what is true now. */
export async function applySharing(workbench: Workbench, tab: ResourcePlace, draft: SharingDraft): Promise<void> {
  const { connection, resources, tasks } = workbench;
  const { detail, sharing } = resources.getState()[tab.id] ?? emptyResourceView;
  if (!detail || !sharing.value) return;
  const { join, leave, policy, token } = draft;
  const change = { seen: sharing.value.seen, join: [...join], leave: [...leave], token, ...(policy === undefined ? {} : { policy }) };
  try {
    const value = await tasks.run('Changing the sharing', (signal) =>
      connection.client.resourceDetails.share({ connection: tab.connection, arn: detail.arn, change }, { signal }),
    );
    resources.apply({ type: 'part', id: tab.id, part: { sharing: { asking: false, value, error: undefined }, sharingDraft: undefined } });
  } catch (error) {
    await loadSharing(workbench, tab, true);
    const after = resources.getState()[tab.id]?.sharing;
    if (after) resources.apply({ type: 'part', id: tab.id, part: { sharing: { ...after, error: messageOf(error) } } });
  }
}

/** Lets the lists of those whom the policy lets in show the resource. */
export async function promoteShare(workbench: Workbench, tab: ResourcePlace, share: string): Promise<void> {
  const { connection, resources, tasks } = workbench;
  const { detail } = resources.getState()[tab.id] ?? emptyResourceView;
  if (!detail) return;
  const value = await tasks.run('Promoting the share', (signal) =>
    connection.client.resourceDetails.promoteShare({ connection: tab.connection, arn: detail.arn, share }, { signal }),
  );
  resources.apply({ type: 'part', id: tab.id, part: { sharing: { asking: false, value, error: undefined } } });
}
