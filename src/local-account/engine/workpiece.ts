import type { WorkflowMap } from '../../documents/index.ts';
import type { Base, Inventory, SandboxDriver, Snapshot } from '../../rehearsal/index.ts';
import type { BuildArtifacts, BuildProgress, SuspendedWorkflow } from './build-job.ts';
import { BuildFailure } from './build-run.ts';

/** Where instances of a build come from. */
export interface Machine {
  readonly driver: SandboxDriver;
  readonly base: Base;
}

/** What the steps and workflows of a build leave to those behind them. */
export interface Workpiece {
  /** What the build workflow starts from. */
  machine: Machine | undefined;
  /** The newest image that the build workflow made; undefined in a later run, which has its artifacts. */
  image: Snapshot | undefined;
  /** Where instances of the finished image come from, once it was asked. */
  imageMachine: Promise<Machine> | undefined;
  inventory: Inventory | undefined;
  /** Of the image; undefined until they are written. */
  artifacts: BuildArtifacts | undefined;
  /** Whether some step has taken the image to a Region. */
  distributed: boolean;
  /** How many instances were launched. */
  launches: number;
  /** `$.workflowOutputs` of the workflows that are over. */
  workflowOutputs: WorkflowMap;
  reached: BuildProgress['reached'];
  /** The places of the tests that are over, while there are others. */
  over: readonly number[];
  suspended: readonly SuspendedWorkflow[];
  readonly retries: number;
  /** Every state of a disk that was frozen; all are disposed of in the end. */
  readonly snapshots: Snapshot[];
}

/** What a finished build workflow has made. */
export interface BuiltImage {
  readonly machine: Machine;
  readonly snapshot: Snapshot;
  readonly inventory: Inventory | undefined;
}

const nothing: BuildProgress = {
  ...{ reached: 'START', distributed: false, workflowOutputs: {}, launches: 0 },
  ...{ over: [], suspended: [], retries: 0 },
};

/** A workpiece as an earlier run left it; without one, nothing is done yet. */
export function workpieceOf(progress: BuildProgress = nothing): Workpiece {
  const { artifacts, inventory, ...rest } = progress;
  return {
    ...{ machine: undefined, image: undefined, imageMachine: undefined, snapshots: [] },
    ...{ ...rest, artifacts, inventory },
  };
}

/** What of a workpiece a later run needs. */
export function progressOf(work: Workpiece): BuildProgress {
  const { reached, distributed, artifacts, inventory, workflowOutputs, launches, over, suspended, retries } = work;
  return { reached, distributed, artifacts, inventory, workflowOutputs, launches, over, suspended, retries };
}

/** Throws a BuildFailure where no step has made an image. */
export function builtImage({ machine, image, inventory }: Workpiece): BuiltImage {
  if (!machine || !image) throw new BuildFailure('There is no image: no step with the action CreateImage has made one');
  return { machine, snapshot: image, inventory };
}
