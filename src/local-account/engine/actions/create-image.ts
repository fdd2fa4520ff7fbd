import { amiId } from '../resource-ids.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** Freezes the disk of the instance; the newest such image is the output of the build. */
export const createImage: WorkflowAction = {
  name: 'CreateImage',
  async run(context, inputs) {
    const { run, work } = context;
    const snapshot = await instanceOf(context, inputs).freeze();
    work.snapshots.push(snapshot);
    work.image = snapshot;
    return { outputs: { imageId: amiId(run.job.imageArn, run.job.region) } };
  },
};
