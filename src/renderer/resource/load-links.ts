import { messageOf } from '../stores/notify.ts';
import { type Asked, asking, emptyResourceView, type ResourcePart, type ResourceView } from '../stores/resource-store.ts';
import type { Workbench } from '../workbench.ts';
import type { ResourcePlace } from './load-resource.ts';

/** The other versions and builds, images, executions: asked once, when somebody looks. */
export async function loadRelated(workbench: Workbench, tab: ResourcePlace): Promise<void> {
  const { detail, related } = viewOf(workbench, tab);
  if (!detail || related.asking || related.value) return;
  const { client } = workbench.connection;
  await ask(
    () => client.resourceDetails.related({ connection: tab.connection, arn: detail.arn, name: detail.name }),
    (answer) => showPart(workbench, tab, { related: answer }),
  );
}

/** What the resource uses. */
export async function loadUses(workbench: Workbench, tab: ResourcePlace): Promise<void> {
  const { detail, uses } = viewOf(workbench, tab);
  if (!detail || uses.asking || uses.value) return;
  await ask(
    () => workbench.connection.client.resourceDetails.uses({ connection: tab.connection, arn: detail.arn }),
    (answer) => showPart(workbench, tab, { uses: answer }),
  );
}

/** Searches the account for what uses the resource; `again`, also where an answer is there. */
export async function searchUsers(workbench: Workbench, tab: ResourcePlace, again = false): Promise<void> {
  const { connection, follows } = workbench;
  const { detail, users } = viewOf(workbench, tab);
  if (!detail || users.asking || (users.value && !again)) return;
  const show = (part: Partial<ResourceView['users']>) => showPart(workbench, tab, { users: { ...viewOf(workbench, tab).users, ...part } });
  show({ asking: true, error: undefined, progress: undefined });
  const signal = follows.begin(keyOf(tab));
  try {
    for await (const step of connection.client.resourceDetails.users({ connection: tab.connection, arn: detail.arn }, { signal })) {
      show(step.type === 'found' ? { value: step } : { progress: step });
    }
    show({ asking: false });
  } catch (error) {
    show({ asking: false, error: messageOf(error) });
  }
}

/** Ends a search before its end; what an earlier one found stays. */
export function stopSearch({ follows }: Workbench, tab: ResourcePlace): void {
  follows.stop(keyOf(tab));
}

const keyOf = (tab: ResourcePlace) => `users of ${tab.id}`;
const viewOf = ({ resources }: Workbench, { id }: ResourcePlace): ResourceView => resources.getState()[id] ?? emptyResourceView;
const isOpen = ({ resources }: Workbench, { id }: ResourcePlace): boolean => resources.getState()[id] !== undefined;

/** Shows that something is being asked, then what came of it. */
async function ask<Value>(work: () => Promise<Value>, show: (answer: Asked<Value>) => void): Promise<void> {
  show(asking);
  try {
    show({ asking: false, value: await work(), error: undefined });
  } catch (error) {
    show({ asking: false, value: undefined, error: messageOf(error) });
  }
}

/** What comes for a tab that was closed meanwhile is dropped. */
function showPart(workbench: Workbench, tab: ResourcePlace, part: ResourcePart): void {
  if (isOpen(workbench, tab)) workbench.resources.apply({ type: 'part', id: tab.id, part });
}
