import { instanceOf, type WorkflowAction } from './action.ts';

export const terminateInstance: WorkflowAction = {
  name: 'TerminateInstance',
  async run(context, inputs) {
    await instanceOf(context, inputs).terminate();
    return { outputs: {} };
  },
};
