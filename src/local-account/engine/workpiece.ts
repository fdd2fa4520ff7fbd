import type { WorkflowMap } from '../../documents/index.ts';
import type { Base, Inventory, SandboxDriver, Snapshot } from '../../rehearsal/index.ts';
import type { BuildArtifacts } from './build-job.ts';
import { BuildFailure } from './build-run.ts';

/** Where instances of a build come from. */
export interface Machine {
  readonly driver: SandboxDriver;
  readonly base: Base;
}

/** What the steps and workflows of a build leave to those behind them. */
export interface Workpiece {
  machine: Machine | undefined;
  /** The newest image that a step made. */
  image: Snapshot | undefined;
  inventory: Inventory | undefined;
  artifacts: BuildArtifacts | undefined;
  /** Whether some step has taken the image to a Region. */
  distributed: boolean;
  /** How many instances were launched. */
  launches: number;
  /** `$.workflowOutputs` of the workflows that are over. */
  workflowOutputs: WorkflowMap;
  /** Every state of a disk that was frozen; all are disposed of in the end. */
  readonly snapshots: Snapshot[];
}

/** What a finished build workflow has made. */
export interface BuiltImage {
  readonly machine: Machine;
  readonly snapshot: Snapshot;
  readonly inventory: Inventory | undefined;
}

export function newWorkpiece(): Workpiece {
  return {
    ...{ machine: undefined, image: undefined, inventory: undefined, artifacts: undefined, distributed: false },
    ...{ launches: 0, workflowOutputs: {}, snapshots: [] },
  };
}

/** Throws a BuildFailure where no step has made an image. */
export function builtImage({ machine, image, inventory }: Workpiece): BuiltImage {
  if (!machine || !image) throw new BuildFailure('There is no image: no step with the action CreateImage has made one');
  return { machine, snapshot: image, inventory };
}
