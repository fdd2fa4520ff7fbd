import { AppError, type DeletionPlan, type ResourceKind } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { searchWords } from './search-words.ts';
import type { ResourceSubject } from './subject.ts';

const scopes = {
  this: { every: false, users: false },
  thisAndUsers: { every: false, users: true },
  every: { every: true, users: false },
  everyAndUsers: { every: true, users: true },
} as const;

type Scope = keyof typeof scopes;

const versioned: readonly ResourceKind[] = ['component', 'workflow', 'image-recipe', 'container-recipe'];
/** Nothing names these so that it would keep them. */
const unused: readonly ResourceKind[] = ['image-pipeline', 'lifecycle-policy'];

function choicesFor({ kind, title }: ResourceSubject): readonly { readonly id: Scope; readonly label: string }[] {
  const one = [{ id: 'this', label: `Only ${title}` }] as const;
  if (unused.includes(kind)) return one;
  const withUsers = [...one, { id: 'thisAndUsers', label: `${title} and what uses it` }] as const;
  if (!versioned.includes(kind)) return withUsers;
  return [...withUsers, { id: 'every', label: 'Every version' }, { id: 'everyAndUsers', label: 'Every version and what uses them' }];
}

/** Asks how much is to go, shows the plan, and deletes what it shows. Tabs of what is gone are closed. */
export async function deleteResource(workbench: Workbench, resource: ResourceSubject): Promise<void> {
  const { client } = workbench.connection;
  const { arn, connection, title } = resource;
  const gone: string[] = [];
  await workbench.dialogs.ask({
    kind: 'deletion',
    title: `Delete ${title}`,
    choices: choicesFor(resource),
    async plan(choice, { signal, told }): Promise<DeletionPlan> {
      const scope = scopes[choice as Scope];
      for await (const step of client.resourceDetails.planDeletion({ connection, arn, ...scope }, { signal })) {
        if (step.type === 'plan') return step.plan;
        told(searchWords(step));
      }
      throw new AppError('cancelled', 'The plan was given up.');
    },
    async *run(steps, signal) {
      const shown = steps.map(({ id, seen }) => ({ id, seen }));
      for await (const event of client.resourceDetails.delete({ connection, steps: shown }, { signal })) {
        if (event.type === 'deleted' || event.type === 'gone') gone.push(event.id);
        yield event;
      }
    },
  });
  closeTabsOf(workbench, gone);
  if (gone.length > 0) notify(workbench, 'info', gone.length === 1 ? `Deleted ${title}` : `Deleted ${gone.length} resources`);
}

function closeTabsOf({ editors }: Workbench, gone: readonly string[]): void {
  for (const tab of editors.getState().tabs) {
    if (tab.kind === 'resource' && gone.includes(tab.arn)) editors.apply({ type: 'closed', id: tab.id });
  }
}
