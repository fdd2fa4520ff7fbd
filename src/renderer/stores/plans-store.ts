import type { Bump, PublishPlan, PublishProgress } from '../../contract/index.ts';
import { createEventStore, type EventStore } from './event-store.ts';

/** What a plan is made of, and what the user chose in it. */
export interface PlanWish {
  readonly root: string;
  readonly paths: readonly string[];
  readonly versions: Readonly<Record<string, Bump>>;
  readonly leave: readonly string[];
}

/** A tab that shows a plan: while it is made, as it is, and while it is carried out. */
export interface PlanState {
  /** undefined: a plan of an earlier start, of which only the progress is known. */
  readonly wish: PlanWish | undefined;
  readonly planning: boolean;
  readonly plan: PublishPlan | undefined;
  readonly progress: PublishProgress | undefined;
  readonly error: string | undefined;
}

export type PlansEvent =
  | { readonly type: 'wished'; readonly id: string; readonly wish: PlanWish }
  | { readonly type: 'planned'; readonly id: string; readonly plan: PublishPlan }
  | { readonly type: 'progress'; readonly id: string; readonly progress: PublishProgress }
  | { readonly type: 'failed'; readonly id: string; readonly message: string };

export type PlansState = Readonly<Record<string, PlanState>>;
export type PlansStore = EventStore<PlansState, PlansEvent>;

const nothing: PlanState = { wish: undefined, planning: false, plan: undefined, progress: undefined, error: undefined };

export function applyPlans(state: PlansState, event: PlansEvent): PlansState {
  const before = state[event.id] ?? nothing;
  const now = (change: Partial<PlanState>): PlansState => ({ ...state, [event.id]: { ...before, ...change } });
  switch (event.type) {
    case 'wished':
      // The plan that was stays in view while the next one is made; how far an earlier one came does not.
      return now({ wish: event.wish, planning: true, error: undefined, progress: undefined });
    case 'planned':
      return now({ planning: false, plan: event.plan, error: undefined });
    case 'progress':
      return now({ progress: event.progress, error: undefined });
    case 'failed':
      return now({ planning: false, error: event.message });
  }
}

export const createPlansStore = (): PlansStore => createEventStore<PlansState, PlansEvent>({}, applyPlans);
