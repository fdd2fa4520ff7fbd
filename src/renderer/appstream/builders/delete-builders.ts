import type { AccountTarget, BuilderRow } from '../../../contract/index.ts';
import type { Workbench } from '../../workbench.ts';
import { namesOf } from './builder-words.ts';
import { withEach } from './each-builder.ts';

/** Deletes builders after the loss was told and confirmed by typing. */
export async function deleteBuilders(workbench: Workbench, place: AccountTarget, rows: readonly BuilderRow[]): Promise<void> {
  if (!(await isConfirmed(workbench, rows))) return;
  const { client } = workbench.connection;
  await withEach(workbench, rows, {
    doing: 'Deleting',
    done: 'is being deleted',
    act: ({ name }, signal) => client.imageBuilders.remove({ ...place, name }, { signal }),
  });
}

async function isConfirmed({ dialogs }: Workbench, rows: readonly BuilderRow[]): Promise<boolean> {
  const names = namesOf(rows);
  const answer = await dialogs.ask({
    kind: 'choice',
    icon: 'trash',
    title: `Delete ${names}?`,
    message: 'What is installed and saved on it, and is not in an image yet, is lost for good. Images that were made of it stay.',
    rows: rows.map(({ imageName, instanceType, name }) => ({
      icon: 'trash',
      text: name,
      detail: `${instanceType}, launched from ${imageName}`,
    })),
    choices: [{ id: 'go-on', label: 'Continue…', kind: 'danger' }],
  });
  if (answer !== 'go-on') return false;
  const [first, ...others] = rows;
  const wanted = others.length === 0 ? (first?.name ?? '') : 'delete';
  const typed = await dialogs.ask({
    kind: 'prompt',
    title: `Delete ${names}`,
    label: `Deletion is final. Type ${wanted} to confirm it.`,
    value: '',
    confirm: 'Delete',
    check: (text) => (text.trim() === wanted ? undefined : `Type ${wanted} to confirm.`),
  });
  return typed !== undefined;
}
