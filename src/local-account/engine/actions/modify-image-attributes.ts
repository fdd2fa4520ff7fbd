import type { WorkflowAction } from './action.ts';
import { permissionsIn } from './distribution-inputs.ts';
import { distributedIn, outputsOf } from './distribution-results.ts';

/** Lets others launch the distributed AMIs. */
export const modifyImageAttributes: WorkflowAction = {
  name: 'ModifyImageAttributes',
  async run({ run }, inputs) {
    const images = run.journal.distributor.permit(distributedIn(inputs), permissionsIn(run.job, inputs));
    return { outputs: { modifiedImages: outputsOf(images) } };
  },
};
