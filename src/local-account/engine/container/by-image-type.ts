import type { WorkflowAction } from '../actions/action.ts';

/** An action that does one thing for AMIs and another for container images. */
export function byImageType({ ami, container }: { readonly ami: WorkflowAction; readonly container: WorkflowAction }): WorkflowAction {
  const of = (isContainer: boolean) => (isContainer ? container : ami);
  return {
    name: ami.name,
    run: (context, inputs) => of(context.run.job.container !== undefined).run(context, inputs),
    rollback: async (context, outputs) => (await of(context.run.job.container !== undefined).rollback?.(context, outputs)) ?? false,
  };
}

/** An action that has nothing to do for container images. */
export function forAmis(ami: WorkflowAction): WorkflowAction {
  return byImageType({ ami, container: { name: ami.name, run: async () => ({ skipped: 'Only for AMIs' }) } });
}
