import { applyComponents, TEST_STAGE } from './apply-components.ts';
import type { BuildRun } from './build-run.ts';
import type { BuiltImage } from './build-stage.ts';
import { type Instance, launchInstance } from './instance.ts';
import { runWorkflow } from './run-workflow.ts';

/** The TEST workflow: `test` phases on a new instance of the image; what they change goes with the instance. */
export async function testStage(run: BuildRun, image: BuiltImage): Promise<void> {
  let instance: Instance | undefined;
  const onInstance = () => ({ instanceId: instance?.id });
  try {
    await runWorkflow(run, {
      kind: 'TEST',
      steps: [
        {
          ...{ name: 'LaunchTestInstance', action: 'LaunchInstance', inputs: () => ({ waitFor: 'ssmAgent' }) },
          run: async () => {
            instance = await launchInstance(run, { driver: image.driver, base: image.snapshot.base }, 'test');
            return { instanceId: instance.id };
          },
        },
        {
          ...{ name: 'ApplyTestComponents', action: 'ExecuteComponents', inputs: onInstance },
          run: async (ids) => {
            if (instance) await applyComponents(run, TEST_STAGE, { sandbox: instance.sandbox, ids });
            return { status: 'Success' };
          },
        },
        {
          ...{ name: 'TerminateTestInstance', action: 'TerminateInstance', inputs: onInstance },
          run: async () => {
            await instance?.sandbox.close();
            return {};
          },
        },
      ],
    });
  } finally {
    await instance?.sandbox.close();
  }
}
