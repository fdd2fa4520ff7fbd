// What steps do in the workflows of a container image.
import { randomUUID } from 'node:crypto';
import type { WorkflowAction } from '../actions/action.ts';
import { instanceOf } from '../actions/action.ts';
import { applyComponents, TEST_STAGE } from '../apply-components.ts';
import { inContainer } from './apply-in-container.ts';
import { buildContainer } from './build-container.ts';
import { artifactImage, settingsOf } from './container-image.ts';
import { builderOf } from './container-of.ts';
import { distributeContainer } from './distribute-container.ts';

/** Docker would be installed on an instance; here the builder of this computer has to be there. */
export const bootstrapInstanceForContainer: WorkflowAction = {
  name: 'BootstrapInstanceForContainer',
  async run({ run, kind }) {
    const output = kind === 'BUILD' ? `Container images are built with ${(await builderOf(run)).title}` : 'Containers are sandboxes here';
    run.journal.log(output);
    return { outputs: { runCommandId: randomUUID(), status: 'Success', output } };
  },
};

/** In the build, the container image is built, and components run where the Dockerfile wants them; in tests, in a container of it. */
export const executeComponentsInContainer: WorkflowAction = {
  name: 'ExecuteComponents',
  async run(context, inputs) {
    const { run, kind, ids, work } = context;
    if (kind === 'TEST') {
      const settings = settingsOf(await artifactImage(run.job.outputDirectory));
      const sandbox = await instanceOf(context, inputs).sandbox();
      await applyComponents(run, TEST_STAGE, { sandbox: inContainer(sandbox, settings), ids });
    } else {
      instanceOf(context, inputs);
      await buildContainer(run, work, ids);
    }
    return { outputs: { status: 'Success' } };
  },
};

/** Takes the image to the repositories of its Regions. */
export const distributeContainerImage: WorkflowAction = {
  name: 'DistributeContainerImage',
  run: async ({ run, work }) => ({ outputs: await distributeContainer(run, work) }),
};
