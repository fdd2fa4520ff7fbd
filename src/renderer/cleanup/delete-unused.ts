import type { AccountTarget, CleanupProgress, CleanupStep } from '../../contract/index.ts';
import type { ChoiceRow } from '../dialogs/dialogs.ts';
import type { Workbench } from '../workbench.ts';
import { KIND_WORD, PROGRESS_MARK } from './cleanup-words.ts';

interface Chosen {
  readonly place: AccountTarget;
  readonly ids: readonly string[];
  readonly cost: string;
}

/** Shows the deletion plan, has it confirmed by typing, carries it out, and shows what came of it. */
export async function deleteUnused(workbench: Workbench, { place, ids, cost }: Chosen): Promise<void> {
  const { connection, dialogs, tasks } = workbench;
  const plan = await tasks.run('Planning the deletion', (signal) =>
    connection.client.cleanup.plan({ ...place, ids: [...ids] }, { signal }),
  );
  if (!(await isConfirmed(workbench, plan, cost))) return;
  const results: CleanupProgress[] = [];
  await tasks.run(`Deleting ${plan.length} things`, async (signal) => {
    for await (const progress of connection.client.cleanup.run({ ...place, ids: [...ids] }, { signal })) results.push(progress);
  });
  const done = results.filter(({ outcome }) => outcome === 'done').length;
  await dialogs.ask({
    kind: 'choice',
    title: done === plan.length ? 'Everything was deleted' : `${done} of ${plan.length} were deleted`,
    message:
      results.length < plan.length
        ? 'The deletion was stopped. Choose the rest again to go on with it.'
        : 'This is what came of each step.',
    rows: results.map(resultRow),
    choices: [],
  });
}

async function isConfirmed({ dialogs }: Workbench, plan: readonly CleanupStep[], cost: string): Promise<boolean> {
  const answer = await dialogs.ask({
    kind: 'choice',
    title: `Delete ${plan.length} things?`,
    message: `They go in this order. Each is checked again before it goes, and nothing brings it back.${cost === '' ? '' : ` They take ${cost} at most.`}`,
    rows: plan.map(({ does, id, kind, name }) => ({ icon: 'trash', text: `${KIND_WORD[kind]} ${id} ${name}`, detail: does })),
    choices: [{ id: 'go-on', label: 'Continue…', kind: 'danger' }],
  });
  if (answer !== 'go-on') return false;
  const typed = await dialogs.ask({
    kind: 'prompt',
    title: `Delete ${plan.length} things`,
    label: 'Deletion is final. Type delete to confirm it.',
    value: '',
    confirm: 'Delete',
    check: (text) => (text.trim() === 'delete' ? undefined : 'Type delete to confirm.'),
  });
  return typed !== undefined;
}

function resultRow({ detail, id, kind, outcome }: CleanupProgress): ChoiceRow {
  const { icon, word } = PROGRESS_MARK[outcome];
  return { icon, text: `${word}: ${KIND_WORD[kind]} ${id}`, detail };
}
