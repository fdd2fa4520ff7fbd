import { createEventStore, type EventStore } from '../stores/event-store.ts';

/** Work in progress that the status bar shows when it takes longer than a moment. */
export interface TaskInfo {
  readonly id: number;
  readonly title: string;
}

export type TasksEvent = { readonly type: 'started'; readonly task: TaskInfo } | { readonly type: 'ended'; readonly id: number };

export type TasksStore = EventStore<readonly TaskInfo[], TasksEvent>;

export function applyTasks(state: readonly TaskInfo[], event: TasksEvent): readonly TaskInfo[] {
  return event.type === 'started' ? [...state, event.task] : state.filter((task) => task.id !== event.id);
}

export const createTasksStore = (): TasksStore => createEventStore<readonly TaskInfo[], TasksEvent>([], applyTasks);
