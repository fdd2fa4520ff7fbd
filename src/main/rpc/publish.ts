import type { Contract, Handlers } from '../../contract/index.ts';
import type { Publish } from '../publish/publish.ts';

export function publishHandlers(publish: Publish): Handlers<Contract>['publish'] {
  return {
    plan: (wish) => publish.plan(wish),
    apply: ({ planId }, signal) => publish.apply(planId, signal),
    cancel: ({ id }) => publish.cancel(id),
    resume: ({ id }, signal) => publish.resume(id, signal),
    undo: ({ id }, signal) => publish.undo(id, signal),
    unfinished: () => publish.unfinished(),
    dismiss: ({ id }) => publish.dismiss(id),
  };
}
