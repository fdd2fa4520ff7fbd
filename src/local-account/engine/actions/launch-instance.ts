import type { WorkflowMap } from '../../../documents/index.ts';
import type { BuildRun } from '../build-run.ts';
import { launchInstance as launch } from '../instance.ts';
import { imageMachine, parentMachine } from '../machines.ts';
import { instanceId } from '../resource-ids.ts';
import type { Workpiece } from '../workpiece.ts';
import { type ActionContext, instanceOf, type WorkflowAction } from './action.ts';

/** Build workflows launch the parent image, all others the image that was built. */
export const launchInstance: WorkflowAction = {
  name: 'LaunchInstance',
  async run({ run, kind, work, instances }, inputs) {
    noteOverrides(run, inputs);
    const machine = await (kind === 'BUILD' ? parentMachine(run, work) : imageMachine(run, work));
    const instance = await launch(run, instanceId(run.job.imageArn, launchNumber(kind, work)), machine);
    instances.set(instance.id, instance);
    return { outputs: { instanceId: instance.id } };
  },
  async rollback(context, outputs) {
    if (!context.run.job.terminateInstanceOnFailure) return false;
    await instanceOf(context, outputs).terminate();
    return true;
  },
};

/** Tells the instances of a build apart. */
function launchNumber(kind: ActionContext['kind'], work: Workpiece): string {
  work.launches += 1;
  return `${kind.toLowerCase()}-${work.launches}`;
}

function noteOverrides({ journal }: BuildRun, { imageIdOverride, instanceTypesOverride }: WorkflowMap): void {
  if (imageIdOverride)
    journal.log(`Note: The image ${String(imageIdOverride)} is not on this computer: the instance is of the image of this build.`);
  if (instanceTypesOverride) journal.log('Note: A sandbox has no instance type: instanceTypesOverride changes nothing.');
}
