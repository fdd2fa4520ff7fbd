import type { NetworkMode, RehearsalServices, SandboxSource } from '../../rehearsal/index.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import type { BuildJob, BuildJournal, BuildOutcome } from './build-job.ts';
import { messageOf } from './message-of.ts';

export interface EngineDeps {
  readonly sandboxes: SandboxSource;
  /** Where images are kept. */
  readonly artifacts: ArtifactPlace;
  /** What components may reach: S3, parameters, other components. */
  readonly services?: RehearsalServices;
  /** A build instance has a network, so absent means `internet`. */
  readonly network?: NetworkMode;
}

/** One build, as its stages see it. */
export interface BuildRun {
  readonly deps: EngineDeps;
  readonly job: BuildJob;
  readonly journal: BuildJournal;
  readonly signal: AbortSignal;
}

type FailedComponent = NonNullable<Extract<BuildOutcome, { status: 'FAILED' }>['component']>;

/** Ends a build for a reason that is the document's or the machine's, not a bug of ours. */
export class BuildFailure extends Error {
  readonly component: FailedComponent | undefined;

  constructor(reason: string, component?: FailedComponent) {
    super(reason);
    this.name = 'BuildFailure';
    this.component = component;
  }
}

/** A workflow ended with an error, which is the cause. */
export class WorkflowFailure extends Error {
  readonly workflowId: string;

  constructor(workflowId: string, cause: unknown) {
    super(messageOf(cause), { cause });
    this.name = 'WorkflowFailure';
    this.workflowId = workflowId;
  }
}
