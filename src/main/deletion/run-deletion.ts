import { AppError, type DeletionEvent, type DeletionStep } from '../../contract/index.ts';

/** A step as it comes back from whoever was shown it. */
export type ShownStep = Pick<DeletionStep, 'id' | 'seen'>;

export interface Deleter {
  /** What the thing is now, in the words of `seen`; undefined: it is gone. */
  look(id: string): Promise<string | undefined>;
  /** Deletes it; false: it was gone already. */
  remove(id: string): Promise<boolean>;
}

/**
 * Deletes the steps of a plan in their order, and nothing that was not shown: each is looked at before its call. Ends with the first
 * failure, unless it is to go on: then what needs what failed fails too, by the word of the account. The same steps can be run again, and
 * what is gone by then is told as that.
 */
export async function* runDeletion(
  deleter: Deleter,
  { steps, goOn = false }: { readonly steps: readonly ShownStep[]; readonly goOn?: boolean },
  signal: AbortSignal,
): AsyncGenerator<DeletionEvent> {
  for (const step of steps) {
    if (signal.aborted) return;
    yield { type: 'deleting', id: step.id };
    const event = await attempt(deleter, step);
    yield event;
    if (event.type === 'failed' && !goOn) return;
  }
}

async function attempt(deleter: Deleter, { id, seen }: ShownStep): Promise<DeletionEvent> {
  try {
    const now = await deleter.look(id);
    if (now === undefined) return { type: 'gone', id };
    if (now !== seen)
      return {
        type: 'failed',
        id,
        message: 'It was changed or made anew since the plan was shown, so it was not deleted. Make a new plan.',
      };
    return { type: (await deleter.remove(id)) ? 'deleted' : 'gone', id };
  } catch (error) {
    if (error instanceof AppError) return { type: 'failed', id, message: error.message };
    throw error;
  }
}
