import { sanitize } from '../sanitize.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

export const sanitizeInstance: WorkflowAction = {
  name: 'SanitizeInstance',
  async run(context, inputs) {
    await sanitize(context.run, await instanceOf(context, inputs).sandbox());
    return { outputs: { status: 'Success' } };
  },
};
