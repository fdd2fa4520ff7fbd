import type { BuilderRow } from '../../../contract/index.ts';
import { messageOf, notify } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';

interface Deed {
  /** As “Stopping”. */
  readonly doing: string;
  /** As “is being stopped”. */
  readonly done: string;
  readonly act: (row: BuilderRow, signal: AbortSignal) => Promise<unknown>;
}

/** Does the same with several builders, one after the other. What failed is told at the end, and keeps none of the others from being done. */
export async function withEach(workbench: Workbench, rows: readonly BuilderRow[], { act, doing, done }: Deed): Promise<void> {
  const failed: { readonly name: string; readonly message: string }[] = [];
  await workbench.tasks.run(`${doing} ${rows.length === 1 ? rows[0]?.name : `${rows.length} image builders`}`, async (signal) => {
    for (const row of rows) {
      if (signal.aborted) return;
      try {
        await act(row, signal);
        notify(workbench, 'info', `${row.name} ${done}.`);
      } catch (error) {
        failed.push({ name: row.name, message: messageOf(error) });
      }
    }
  });
  const [first, ...others] = failed;
  if (!first) return;
  if (others.length === 0) notify(workbench, 'error', first.message);
  else
    await workbench.dialogs.ask({
      kind: 'choice',
      title: `${failed.length} of ${rows.length} could not be done`,
      message: 'The others were.',
      rows: failed.map(({ message, name }) => ({ icon: 'error', text: name, detail: message })),
      choices: [],
    });
}
