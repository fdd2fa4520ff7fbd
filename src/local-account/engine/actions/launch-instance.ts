import type { WorkflowMap } from '../../../documents/index.ts';
import type { BuildRun } from '../build-run.ts';
import { BuildFailure } from '../build-run.ts';
import { launchInstance as launch } from '../instance.ts';
import { parentImageLines } from '../parent-image.ts';
import { instanceId } from '../resource-ids.ts';
import { builtImage, type Machine, type Workpiece } from '../workpiece.ts';
import { type ActionContext, instanceOf, type WorkflowAction } from './action.ts';

/** Build workflows launch the parent image, all others the image that was built. */
export const launchInstance: WorkflowAction = {
  name: 'LaunchInstance',
  async run({ run, kind, work, instances }, inputs) {
    noteOverrides(run, inputs);
    const instance = await launch(run, instanceId(run.job.imageArn, launchNumber(kind, work)), await machineFor(run, kind, work));
    instances.set(instance.id, instance);
    return { outputs: { instanceId: instance.id } };
  },
  async rollback(context, outputs) {
    if (!context.run.job.terminateInstanceOnFailure) return false;
    await instanceOf(context, outputs).terminate();
    return true;
  },
};

async function machineFor(run: BuildRun, kind: ActionContext['kind'], work: Workpiece): Promise<Machine> {
  if (kind !== 'BUILD') {
    const { machine, snapshot } = builtImage(work);
    return { driver: machine.driver, base: snapshot.base };
  }
  work.machine ??= await findMachine(run);
  return work.machine;
}

async function findMachine({ deps, job, journal, signal }: BuildRun): Promise<Machine> {
  const choice = await deps.sandboxes.chooseForBuild(job.parentArtifacts, { signal, onProgress: (line) => journal.log(line) });
  if (!choice.available) throw new BuildFailure(`No sandbox can be made on this computer: ${choice.reason}. ${choice.remedy}`);
  journal.log(...parentImageLines(job, choice.base));
  return choice;
}

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
