import type { FileChange } from '../../rehearsal/events.ts';

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
  readonly components: readonly BuildComponent[];
  readonly workingDirectory: string | undefined;
  readonly testsEnabled: boolean;
  readonly terminateInstanceOnFailure: boolean;
  /** Regions of the distribution configuration; the account's own where there is none. */
  readonly distributions: readonly BuildDistribution[];
  /** An empty folder of this build alone, for artifacts. */
  readonly outputDirectory: string;
}

export interface BuildDistribution {
  readonly region: string;
  /** The output AMI's name with its variables already resolved. */
  readonly amiName: string;
  readonly description: string | undefined;
}

export type WorkflowKind = 'BUILD' | 'TEST' | 'DISTRIBUTION';
export type WorkflowStepStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';

export interface WorkflowStepPlan {
  readonly name: string;
  readonly action: string;
}

/** What a build writes down as it goes. Every call is durable when it returns. */
export interface BuildJournal {
  /** The image's status: BUILDING, TESTING, DISTRIBUTING, INTEGRATING. Terminal states come from the outcome of `runBuild`. */
  status(status: 'CREATING' | 'BUILDING' | 'TESTING' | 'DISTRIBUTING' | 'INTEGRATING'): void;
  /** Lines for the image's CloudWatch log stream. */
  log(...lines: readonly string[]): void;
  /** Returns the workflow execution's id (wf-UUID). */
  startWorkflow(kind: WorkflowKind, steps: readonly WorkflowStepPlan[]): string;
  finishWorkflow(id: string, status: 'COMPLETED' | 'FAILED' | 'CANCELLED', message?: string): void;
  /** Returns the step execution's id (step-UUID). `inputs` is JSON-encoded by the journal. */
  startStep(workflowId: string, step: WorkflowStepPlan & { readonly inputs: unknown }): string;
  finishStep(
    stepId: string,
    status: Exclude<WorkflowStepStatus, 'PENDING' | 'RUNNING'>,
    result: { readonly outputs?: unknown; readonly message?: string },
  ): void;
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
  readonly changes: readonly FileChange[];
}

export type BuildOutcome =
  | { readonly status: 'AVAILABLE'; readonly artifacts: BuildArtifacts; readonly osVersion: string }
  | {
      readonly status: 'FAILED';
      readonly reason: string;
      readonly component?: { readonly arn: string; readonly phase: string; readonly step: string; readonly action: string };
    }
  | { readonly status: 'CANCELLED' };

/** Runs one build from start to end; never throws for what a document or the machine does. */
export type RunBuild = (job: BuildJob, journal: BuildJournal, signal: AbortSignal) => Promise<BuildOutcome>;
