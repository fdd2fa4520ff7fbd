import { takeInventory } from '../../../rehearsal/index.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** Asks the instance for its operating system and packages. */
export const collectImageMetadata: WorkflowAction = {
  name: 'CollectImageMetadata',
  async run(context, inputs) {
    const inventory = await takeInventory(await instanceOf(context, inputs).sandbox(), context.run.signal);
    context.work.inventory = inventory;
    return { outputs: { osVersion: inventory.osVersion } };
  },
};
