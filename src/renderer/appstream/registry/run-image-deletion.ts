import type { FleetFate, ImageDeletionEvent } from '../../../contract/index.ts';
import { messageOf } from '../../stores/notify.ts';
import type { Workbench } from '../../workbench.ts';

/** How far a deletion is. */
export interface DeletionProgress {
  /** By the ids of the steps. */
  readonly steps: Readonly<Record<string, ImageDeletionEvent>>;
  readonly begun: boolean;
  readonly running: boolean;
  readonly isDone: boolean;
  /** Why it did not begin, or broke off between two steps. */
  readonly error: string | undefined;
  readonly stop: () => void;
}

export const unbegun: DeletionProgress = { steps: {}, begun: false, running: false, isDone: false, error: undefined, stop: () => {} };

interface Confirmed {
  readonly connection: string;
  readonly arn: string;
  readonly fates: FleetFate[];
  readonly confirmed: string[];
}

/** Carries a confirmed deletion out and tells each step. What main was asked goes on to the end of its step, whoever stops looking. */
export async function runImageDeletion(
  { connection, tasks }: Workbench,
  wish: Confirmed,
  told: (progress: DeletionProgress) => void,
): Promise<void> {
  const stopping = new AbortController();
  let progress: DeletionProgress = { ...unbegun, begun: true, running: true, stop: () => stopping.abort() };
  const tell = (part: Partial<DeletionProgress>) => {
    progress = { ...progress, ...part };
    told(progress);
  };
  tell({});
  try {
    await tasks.run('Deleting an image', async (signal) => {
      const either = AbortSignal.any([signal, stopping.signal]);
      for await (const event of connection.client.appstreamImages.delete(wish, { signal: either }))
        tell({ steps: { ...progress.steps, [event.id]: event } });
    });
  } catch (error) {
    tell({ error: messageOf(error) });
  }
  const isOver = (id: string) => ['done', 'gone'].includes(progress.steps[id]?.type ?? '');
  tell({ running: false, isDone: wish.confirmed.every(isOver) });
}
