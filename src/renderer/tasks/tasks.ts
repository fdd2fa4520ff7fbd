import { createTasksStore, type TasksStore } from './tasks-store.ts';

/** Work that the status bar shows with a way to stop it. */
export interface Tasks {
  readonly store: TasksStore;
  run<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(id: number): void;
}

export function createTasks(): Tasks {
  const store = createTasksStore();
  const controllers = new Map<number, AbortController>();
  let lastId = 0;
  return {
    store,
    run: async (title, work) => {
      const id = ++lastId;
      const controller = new AbortController();
      controllers.set(id, controller);
      store.apply({ type: 'started', task: { id, title } });
      try {
        return await work(controller.signal);
      } finally {
        controllers.delete(id);
        store.apply({ type: 'ended', id });
      }
    },
    cancel: (id) => controllers.get(id)?.abort(),
  };
}
