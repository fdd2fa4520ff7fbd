import type { WorkflowMap } from '../../documents/index.ts';
import type { FileChange } from '../../rehearsal/events.ts';
import type { Inventory } from '../../rehearsal/index.ts';
import type { DiskNote } from '../artifacts/disk/disk-note.ts';
import type { PackageChange } from '../artifacts/packages/compare-packages.ts';
import type { BuildDistribution, Distributor } from '../distribution/distributor.ts';
import type { ContainerJob } from './container/container-job.ts';

export type { BuildDistribution };

/** One component of a recipe, resolved to the build version that runs. */
export interface BuildComponent {
  readonly arn: string;
  readonly name: string;
  readonly version: string;
  /** The component document, as text. */
  readonly data: string;
  readonly platform: string;
  /** What the recipe passes; the document's defaults fill the rest. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** All that a build needs, frozen when the image is created: later changes of recipe or components do not reach it. */
export interface BuildJob {
  readonly imageArn: string;
  readonly imageName: string;
  /** major.minor.patch, without the build number. */
  readonly version: string;
  readonly buildNumber: number;
  readonly pipelineArn: string | undefined;
  readonly accountId: string;
  readonly region: string;
  readonly platform: string;
  /** As the recipe says it: AMI id, image ARN, `ssm:…`. */
  readonly parentImage: string;
  /** Where the parent is an image that this account built: the folder of its artifacts. */
  readonly parentArtifacts: string | undefined;
  /** What else is known of the parent: the AMI that it stands for, the operating system in that, and what processors it is for. */
  readonly parent?: { readonly amiId?: string; readonly system?: string; readonly architecture?: string };
  readonly components: readonly BuildComponent[];
  readonly workingDirectory: string | undefined;
  readonly testsEnabled: boolean;
  /** Whether vulnerabilities are looked for in the image. */
  readonly scanning?: boolean;
  readonly terminateInstanceOnFailure: boolean;
  /** The role, by name or ARN, that the image was given to act with. */
  readonly executionRole?: string | undefined;
  /** Regions of the distribution configuration; the account's own where there is none. */
  readonly distributions: readonly BuildDistribution[];
  /** The workflows that the image was given, tests in their order; none, or absent: the default ones. */
  readonly workflows?: readonly BuildWorkflow[];
  /** What workflows may ask about the machine that an account would build on. */
  readonly infrastructure?: BuildInfrastructure;
  /** Of container images alone. */
  readonly container?: ContainerJob | undefined;
  /** An empty folder of this build alone, for artifacts. */
  readonly outputDirectory: string;
}

/** A workflow as it was when the image was created, with the values of its parameters. */
export interface BuildWorkflow {
  readonly arn: string;
  readonly kind: WorkflowKind;
  /** The workflow document, as text. */
  readonly data: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly parallelGroup?: string;
  /** Of test workflows alone: whether the image fails with the workflow. Default ABORT. */
  readonly onFailure?: 'CONTINUE' | 'ABORT';
}

export interface BuildInfrastructure {
  readonly instanceProfileName?: string | undefined;
  readonly subnetId?: string | undefined;
  readonly securityGroups?: readonly string[] | undefined;
  readonly collectImageMetadata?: boolean | undefined;
}

export type WorkflowKind = 'BUILD' | 'TEST' | 'DISTRIBUTION';
export type WorkflowStepStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';

export interface WorkflowStepPlan {
  readonly name: string;
  readonly action: string;
}

/** Where an execution comes from; without an ARN it is the default workflow of its kind. */
export interface WorkflowOrigin {
  readonly arn?: string | undefined;
  readonly parallelGroup?: string | undefined;
}

/** A step that begins. */
export interface StepStart extends WorkflowStepPlan {
  readonly inputs: unknown;
  readonly onFailure?: 'Abort' | 'Continue';
  readonly timeoutSeconds?: number;
  /** How often it may be tried in all. Default 1. */
  readonly maxAttempts?: number;
  /** It has an `if`, and that holds. */
  readonly conditional?: boolean;
}

/** What somebody answered to a waiting step. */
export interface StepAnswer {
  readonly action: 'RESUME' | 'STOP';
  readonly reason?: string | undefined;
}

export type RollbackStatus = 'RUNNING' | 'COMPLETED' | 'SKIPPED' | 'FAILED';

/** What a build writes down as it goes. Every call is durable when it returns. */
export interface BuildJournal {
  /** Where `log` writes to. */
  readonly logs: { readonly group: string; readonly stream: string };
  /** The image's status: BUILDING, TESTING, DISTRIBUTING, INTEGRATING. Terminal states come from the outcome of `runBuild`. */
  status(status: 'CREATING' | 'BUILDING' | 'TESTING' | 'DISTRIBUTING' | 'INTEGRATING'): void;
  /** Lines for the image's CloudWatch log stream. */
  log(...lines: readonly string[]): void;
  /** Returns the workflow execution's id (wf-UUID). */
  startWorkflow(kind: WorkflowKind, steps: readonly WorkflowStepPlan[], origin?: WorkflowOrigin): string;
  finishWorkflow(id: string, status: 'COMPLETED' | 'FAILED' | 'CANCELLED', message?: string): void;
  /** Returns the step execution's id (step-UUID). `inputs` is JSON-encoded by the journal. */
  startStep(workflowId: string, step: StepStart): string;
  /** A step whose condition does not hold: it never starts. */
  skipStep(workflowId: string, step: WorkflowStepPlan): void;
  finishStep(
    stepId: string,
    status: Exclude<WorkflowStepStatus, 'PENDING' | 'RUNNING'>,
    result: { readonly outputs?: unknown; readonly message?: string },
  ): void;
  rollback(stepId: string, status: RollbackStatus): void;
  /** The accounts and Regions that the image goes to. */
  readonly distributor: Distributor;
  /** Publishes a message to a topic of the account; throws where there is no such topic. */
  notify(topicArn: string, message: string): void;
  /** A step that failed is tried again, for the second, third … time. */
  attempt(stepId: string, number: number): void;
  /** From where an earlier run of this build left it; undefined at its first. */
  readonly progress: BuildProgress | undefined;
  /** Keeps from where a later run goes on. */
  keep(progress: BuildProgress): void;
  /** The step waits from here on until it is answered; the progress, which names it, is kept in the same moment. */
  wait(stepId: string, progress: BuildProgress): void;
  /** What was answered to a step that waits. */
  answerTo(stepId: string): StepAnswer | undefined;
}

/**
 * From where a build goes on in a later run, maybe of a later process: when a step that waits was answered, or when the image is retried.
 * Kept as JSON; what it names of the disk lies in the job's folder.
 */
export interface BuildProgress {
  /** START: no workflow is over. BUILT: the build workflow is, and the image with its artifacts is there. TESTED: the tests are over too. */
  readonly reached: 'START' | 'BUILT' | 'TESTED';
  readonly artifacts?: BuildArtifacts | undefined;
  readonly inventory?: Inventory | undefined;
  readonly workflowOutputs: WorkflowMap;
  /** Whether some step has taken the image to a Region. */
  readonly distributed: boolean;
  readonly launches: number;
  /** The places of the workflows of the present stage that are over; only tests come in numbers. */
  readonly over: readonly number[];
  readonly suspended: readonly SuspendedWorkflow[];
  /** How often the image was retried. */
  readonly retries: number;
}

/** A workflow of which a step waits: all that its steps have left, so that it can go on without them. */
export interface SuspendedWorkflow {
  readonly kind: WorkflowKind;
  /** Its number among the workflows of its kind. */
  readonly place: number;
  /** The execution's id. */
  readonly id: string;
  readonly step: WaitingAttempt & { readonly id: string; readonly name: string; readonly inputs: WorkflowMap };
  readonly completed: readonly { readonly id: string; readonly name: string; readonly outputs: WorkflowMap }[];
  /** `folder` keeps its disk; undefined for one that was terminated. */
  readonly instances: readonly { readonly id: string; readonly folder: string | undefined }[];
}

/** The attempt of a step that waits. */
export interface WaitingAttempt {
  /** 1, 2 … */
  readonly attempt: number;
  /** When its time is over, in milliseconds since the epoch. */
  readonly deadline: number;
}

export interface BuildArtifacts {
  /** An OCI image archive; undefined when the base was this computer's view and only the layer exists. */
  readonly archive: string | undefined;
  readonly layer: string;
  /** JSON: packages and file changes (`ImageManifest`). */
  readonly manifest: string;
}

export interface ImageManifest {
  readonly imageArn: string;
  readonly base: string;
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  /** Against the parent image, as is what became of its packages. */
  readonly changes: readonly FileChange[];
  readonly packageChanges?: readonly PackageChange[];
  readonly disk?: DiskNote;
}

export type BuildOutcome =
  | {
      readonly status: 'AVAILABLE';
      readonly artifacts: BuildArtifacts;
      /** undefined where no workflow asked the image. */
      readonly osVersion: string | undefined;
    }
  | {
      readonly status: 'FAILED';
      readonly reason: string;
      /** The execution that the build failed with; others may have failed before, or beside it. */
      readonly workflowId?: string;
      readonly component?: { readonly arn: string; readonly phase: string; readonly step: string; readonly action: string };
      readonly regions?: readonly RegionFailure[];
    }
  /** Every workflow that runs has a step that waits; the build goes on in another run. */
  | { readonly status: 'WAITING' }
  | { readonly status: 'CANCELLED' };

/** Why a distribution failed in a Region; `accountId` where it was meant for another account. */
export interface RegionFailure {
  readonly region: string;
  readonly accountId?: string | undefined;
  readonly status: 'FAILED' | 'CANCELLED' | 'TIMED_OUT';
  /** What was done to the AMI when it failed: EXPORT_AMI, PUT_SSM_PARAMETERS …; undefined: it was copied. */
  readonly step?: string | undefined;
  readonly message: string;
}

/** Runs one build from start to end; never throws for what a document or the machine does. */
export type RunBuild = (job: BuildJob, journal: BuildJournal, signal: AbortSignal) => Promise<BuildOutcome>;
