import { AppError, type DeletionPlan, type ResourceKind } from '../../contract/index.ts';
import { notify } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { titleOfArn } from './arn-words.ts';
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

function choicesFor(kinds: readonly ResourceKind[], what: string): readonly { readonly id: Scope; readonly label: string }[] {
  const one = [{ id: 'this', label: `Only ${what}` }] as const;
  if (kinds.every((kind) => unused.includes(kind))) return one;
  const withUsers = [
    ...one,
    { id: 'thisAndUsers', label: kinds.length > 1 ? `All ${kinds.length} and what uses them` : `${what} and what uses it` },
  ] as const;
  if (!kinds.some((kind) => versioned.includes(kind))) return withUsers;
  return [...withUsers, { id: 'every', label: 'Every version' }, { id: 'everyAndUsers', label: 'Every version and what uses them' }];
}

export const deleteResource = (workbench: Workbench, resource: ResourceSubject): Promise<void> => deleteResources(workbench, [resource]);

/** Asks how much is to go, shows one plan for all of it, and deletes what it shows. Tabs of what is gone are closed. */
export async function deleteResources(workbench: Workbench, resources: readonly ResourceSubject[]): Promise<void> {
  const { client } = workbench.connection;
  const [first, ...more] = resources;
  if (!first) return;
  const { arn, connection } = first;
  const others = more.map((one) => one.arn);
  const what = more.length === 0 ? first.title : `these ${resources.length}`;
  const [gone, failed] = [new Set<string>(), new Set<string>()];
  await workbench.dialogs.ask({
    kind: 'deletion',
    title: more.length === 0 ? `Delete ${what}` : `Delete ${resources.length} resources`,
    choices: choicesFor(
      resources.map(({ kind }) => kind),
      what,
    ),
    async plan(choice, { signal, told }): Promise<DeletionPlan> {
      const scope = scopes[choice as Scope];
      for await (const step of client.resourceDetails.planDeletion({ connection, arn, others, ...scope }, { signal })) {
        if (step.type === 'plan') return step.plan;
        told(searchWords(step));
      }
      throw new AppError('cancelled', 'The plan was given up.');
    },
    async *run(steps, signal) {
      const shown = steps.map(({ id, seen }) => ({ id, seen }));
      for await (const event of client.resourceDetails.delete({ connection, steps: shown, goOn: more.length > 0 }, { signal })) {
        failed.delete(event.id);
        if (event.type === 'failed') failed.add(event.id);
        if (event.type === 'deleted' || event.type === 'gone') gone.add(event.id);
        yield event;
      }
    },
  });
  closeTabsOf(workbench, gone);
  tellEnd(workbench, { what, gone, failed });
}

interface DeletionEnd {
  readonly what: string;
  readonly gone: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

function tellEnd(workbench: Workbench, { what, gone, failed }: DeletionEnd): void {
  if (failed.size > 0) {
    const first = [...failed].slice(0, 3).map(titleOfArn).join(', ');
    const rest = failed.size > 3 ? ` and ${failed.size - 3} others` : '';
    notify(workbench, 'warning', `Deleted ${gone.size}; ${first}${rest} ${failed.size === 1 ? 'was' : 'were'} not deleted.`);
  } else if (gone.size > 0) notify(workbench, 'info', gone.size === 1 ? `Deleted ${what}` : `Deleted ${gone.size} resources`);
}

function closeTabsOf({ editors }: Workbench, gone: ReadonlySet<string>): void {
  for (const tab of editors.getState().tabs) {
    if (tab.kind === 'resource' && gone.has(tab.arn)) editors.apply({ type: 'closed', id: tab.id });
  }
}
