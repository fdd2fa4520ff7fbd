import type { DeletionEvent, DeletionPlan, DeletionStep } from '../../contract/index.ts';
import type { Mark } from '../runs/run-words.ts';

/** How far each step of a plan is, by its id; those that are not in it wait. */
export type DeletionState = Readonly<Record<string, DeletionEvent>>;

export const applyDeletion = (state: DeletionState, event: DeletionEvent): DeletionState => ({ ...state, [event.id]: event });

const marks: Readonly<Record<DeletionEvent['type'], Mark>> = {
  deleting: { icon: 'sync', word: 'Deleting', tone: 'busy' },
  deleted: { icon: 'pass-filled', word: 'Deleted', tone: 'good' },
  gone: { icon: 'circle-slash', word: 'Was gone already', tone: 'quiet' },
  failed: { icon: 'error', word: 'Not deleted', tone: 'bad' },
};

const waiting: Mark = { icon: 'circle-large', word: 'To be deleted', tone: 'quiet' };

export function deletionMark(state: DeletionState, id: string): Mark {
  const event = state[id];
  return event ? marks[event.type] : waiting;
}

export function failureOf(state: DeletionState, id: string): string | undefined {
  const event = state[id];
  return event?.type === 'failed' ? event.message : undefined;
}

/** What is still to be deleted, in the plan's order. */
export function remainingSteps({ steps }: DeletionPlan, state: DeletionState): readonly DeletionStep[] {
  return steps.filter(({ id }) => state[id]?.type !== 'deleted' && state[id]?.type !== 'gone');
}

/** Whether the plan must be confirmed by typing: where something is lost for good. */
export const losesSomething = ({ steps }: DeletionPlan): boolean => steps.some(({ loses }) => loses !== undefined);
