import { type Base, type Inventory, type SandboxDriver, type Snapshot, takeInventory } from '../../rehearsal/index.ts';
import { applyComponents, BUILD_STAGE } from './apply-components.ts';
import { BuildFailure, type BuildRun } from './build-run.ts';
import { type Instance, launchInstance } from './instance.ts';
import { parentImageLines } from './parent-image.ts';
import { amiId } from './resource-ids.ts';
import { runWorkflow } from './run-workflow.ts';
import { sanitize } from './sanitize.ts';

/** What the build stage leaves to the others; the snapshot is theirs to dispose of. */
export interface BuiltImage {
  readonly driver: SandboxDriver;
  readonly base: Base;
  readonly snapshot: Snapshot;
  readonly inventory: Inventory;
}

/** The BUILD workflow: an instance, the components on it, and its disk as an image. Leaves nothing behind when it fails. */
export async function buildStage(run: BuildRun): Promise<BuiltImage> {
  const { job } = run;
  let machine: { readonly driver: SandboxDriver; readonly base: Base } | undefined;
  let instance: Instance | undefined;
  let inventory: Inventory | undefined;
  let snapshot: Snapshot | undefined;
  const launched = () => existing(instance);
  const onInstance = () => ({ instanceId: launched().id });
  try {
    await runWorkflow(run, {
      kind: 'BUILD',
      steps: [
        {
          ...{ name: 'LaunchBuildInstance', action: 'LaunchInstance', inputs: () => ({ waitFor: 'ssmAgent' }) },
          run: async () => {
            machine = await findMachine(run);
            instance = await launchInstance(run, machine, 'build');
            return { instanceId: instance.id };
          },
        },
        {
          ...{ name: 'ApplyBuildComponents', action: 'ExecuteComponents', inputs: onInstance },
          run: async (ids) => {
            await applyComponents(run, BUILD_STAGE, { sandbox: launched().sandbox, ids });
            return { status: 'Success' };
          },
        },
        {
          ...{ name: 'InventoryCollection', action: 'CollectImageMetadata', inputs: onInstance },
          run: async () => {
            inventory = await takeInventory(launched().sandbox, run.signal);
            return { osVersion: inventory.osVersion };
          },
        },
        {
          ...{ name: 'RunSanitizeScript', action: 'SanitizeInstance', inputs: onInstance },
          run: async () => {
            await sanitize(run, launched().sandbox);
            return { status: 'Success' };
          },
        },
        { name: 'RunSysPrepScript', action: 'RunSysPrep', inputs: onInstance },
        {
          ...{ name: 'CreateOutputAMI', action: 'CreateImage', inputs: onInstance },
          run: async () => {
            snapshot = await launched().sandbox.snapshot();
            return { imageId: amiId(job.imageArn, job.region) };
          },
        },
        {
          ...{ name: 'TerminateBuildInstance', action: 'TerminateInstance', inputs: onInstance },
          run: async () => {
            await launched().sandbox.close();
            return {};
          },
        },
      ],
    });
    return { ...existing(machine), snapshot: existing(snapshot), inventory: existing(inventory) };
  } catch (error) {
    await snapshot?.dispose();
    throw error;
  } finally {
    await instance?.sandbox.close();
  }
}

/** A step reads what an earlier one made; the workflow's order is what makes it be there. */
function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A workflow step ran before the one that it depends on');
  return value;
}

async function findMachine(run: BuildRun): Promise<{ driver: SandboxDriver; base: Base }> {
  const { deps, job, journal, signal } = run;
  const choice = await deps.sandboxes.chooseForBuild(job.parentArtifacts, { signal, onProgress: (line) => journal.log(line) });
  if (!choice.available) throw new BuildFailure(`No sandbox can be made on this computer: ${choice.reason}. ${choice.remedy}`);
  journal.log(...parentImageLines(job, choice.base));
  return choice;
}
