import type { WorkflowAction } from './action.ts';
import { configurationsIn } from './distribution-inputs.ts';
import { distributedIn, outputsOf } from './distribution-results.ts';

/** Ties the distributed AMIs to the services around them: licences, launch templates, parameters, fast launch, exports. */
export const applyImageConfigurations: WorkflowAction = {
  name: 'ApplyImageConfigurations',
  async run({ run }, inputs) {
    const { job, journal, signal } = run;
    journal.status('INTEGRATING');
    const images = await journal.distributor.configure(distributedIn(inputs), configurationsIn(job, inputs), signal);
    return { outputs: { configuredImages: outputsOf(images) } };
  },
};
