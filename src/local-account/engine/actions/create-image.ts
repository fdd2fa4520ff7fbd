import { amiId } from '../resource-ids.ts';
import { instanceOf, type WorkflowAction } from './action.ts';

/** Freezes the disk of the instance; the newest such image of the build workflow is the output of the build. */
export const createImage: WorkflowAction = {
  name: 'CreateImage',
  async run(context, inputs) {
    const { run, work, kind } = context;
    const snapshot = await instanceOf(context, inputs).freeze();
    work.snapshots.push(snapshot);
    if (kind === 'BUILD') {
      work.image = snapshot;
      work.artifacts = undefined;
    }
    return { outputs: { imageId: amiId(run.job.imageArn, run.job.region) } };
  },
};
