import type { NetworkMode, RehearsalServices, SandboxSource } from '../../rehearsal/index.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import type { Scanner } from '../artifacts/scan/scanner.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { BuildJob, BuildJournal, BuildOutcome, RegionFailure, SuspendedWorkflow } from './build-job.ts';
import type { ContainerDeps } from './container/container-deps.ts';
import { messageOf } from './message-of.ts';

export interface EngineDeps {
  readonly sandboxes: SandboxSource;
  /** Where images are kept. */
  readonly artifacts: ArtifactPlace;
  /** What looks for vulnerabilities, in images that are to be scanned. */
  readonly scanner?: Scanner | undefined;
  /** What components may reach: S3, parameters, other components. */
  readonly services?: RehearsalServices;
  /** A build instance has a network, so absent means `internet`. */
  readonly network?: NetworkMode;
  /** What container images are built with; without it, there are none. */
  readonly containers?: ContainerDeps;
  /** What the time limits of steps go by; the computer's unless given. */
  readonly clock?: Clock;
}

/** The clock of a build. */
export const clockOf = ({ deps }: BuildRun): Clock => deps.clock ?? systemClock;

/** One build, as its stages see it. */
export interface BuildRun {
  readonly deps: EngineDeps;
  readonly job: BuildJob;
  readonly journal: BuildJournal;
  readonly signal: AbortSignal;
}

type Failed = Extract<BuildOutcome, { status: 'FAILED' }>;

/** Where a build failed, as far as it is known. */
export interface FailurePlace {
  readonly component?: NonNullable<Failed['component']>;
  readonly regions?: readonly RegionFailure[];
}

/** Ends a build for a reason that is the document's or the machine's, not a bug of ours. */
export class BuildFailure extends Error {
  readonly place: FailurePlace;

  constructor(reason: string, place: FailurePlace = {}) {
    super(reason);
    this.name = 'BuildFailure';
    this.place = place;
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

/** Not an error: a workflow has come to a step that waits, and goes on in another run of the build. */
export class Suspension extends Error {
  readonly workflow: SuspendedWorkflow;

  constructor(workflow: SuspendedWorkflow) {
    super(`Step ${workflow.step.name} waits for an action`);
    this.name = 'Suspension';
    this.workflow = workflow;
  }
}
