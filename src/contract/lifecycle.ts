import { z } from 'zod';
import { accountTarget, imageTarget } from './account-target.ts';
import { dispositions, type imageRefusals } from './image-changes.ts';
import type { ImageRow } from './image-record.ts';
import { call, stream } from './kernel.ts';
import { amiExclusions, type LifecyclePolicySettings, lifecyclePolicySettings } from './lifecycle-policy.ts';

export interface AmiSnapshot {
  readonly id: string;
  readonly sizeGiB: number;
}

/** An AMI that stands for an image, as EC2 has it. */
export interface ImageAmi {
  readonly id: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  /** Why EC2 tells nothing of it: it is in another account, or gone. */
  readonly unread: string | undefined;
  readonly state: string;
  readonly isPublic: boolean;
  /** Accounts, organizations and units that may launch it. */
  readonly sharedWith: readonly string[];
  readonly snapshots: readonly AmiSnapshot[];
}

/** What would be touched if the image's state changed. */
export interface ImageResources {
  readonly image: ImageRow;
  readonly type: string;
  readonly executionRole: string;
  readonly amis: readonly ImageAmi[];
  readonly containers: readonly string[];
  /** Why the image cannot become this, as a sentence; what is not here it can become. */
  readonly refused: ReturnType<typeof imageRefusals>;
}

/** One thing that an execution touched or let be. */
export interface LifecycleResource {
  readonly id: string;
  readonly region: string;
  readonly action: string;
  readonly status: string;
  readonly reason: string;
  readonly snapshots: readonly string[];
}

export interface LifecycleExecution {
  readonly id: string;
  /** Absent for one that somebody asked for by hand. */
  readonly policy: string | undefined;
  readonly status: string;
  readonly reason: string;
  readonly startTime: string;
  readonly endTime: string;
}

export interface LifecycleProgress extends LifecycleExecution {
  readonly resources: readonly LifecycleResource[];
}

export interface LifecyclePolicyRow {
  readonly arn: string;
  readonly name: string;
  readonly status: string;
  readonly resourceType: string;
  readonly description: string;
  readonly dateLastRun: string;
}

/** What a policy does with one AMI of an image that a rule catches. */
export interface SimulatedAmi {
  readonly id: string;
  readonly region: string;
  readonly spared: string | undefined;
  readonly snapshots: readonly AmiSnapshot[];
}

/** What becomes of one image that the policy selects, and why. */
export interface SimulatedImage {
  readonly image: ImageRow;
  /** `none`: no rule reaches it; `spared`: one would, and an exclusion or the number to keep saves it. */
  readonly outcome: 'DELETE' | 'DEPRECATE' | 'DISABLE' | 'spared' | 'none';
  /** The rule that catches it, from 1. */
  readonly rule: number | undefined;
  readonly why: string;
  readonly amis: readonly SimulatedAmi[];
}

export interface Simulation {
  /** As if the policy ran at this moment; ISO 8601. */
  readonly now: string;
  readonly images: readonly SimulatedImage[];
  /** What was assumed, and what could not be read. */
  readonly notes: readonly string[];
}

const policyTarget = z.object({ connection: z.string().max(64), arn: z.string().max(1024) });
const executionTarget = accountTarget.extend({ id: z.string().regex(/^lce-[0-9a-f-]{36}$/) });
const token = z.string().min(1).max(64);

export const dispositionChange = imageTarget.extend({
  to: z.enum(dispositions),
  include: z.object({ amis: z.boolean(), snapshots: z.boolean(), containers: z.boolean() }),
  /** Needed where resources are included. */
  executionRole: z.string().max(2048),
  exclusions: amiExclusions.optional(),
  /** When it is deprecated; at once where it is left out. */
  updateAt: z.iso.datetime().optional(),
  /** Makes a repeated request the same one. */
  token,
});
export type DispositionChange = z.infer<typeof dispositionChange>;
/** What somebody chooses about a change, beside which image and what it becomes. */
export type DispositionChoice = Pick<DispositionChange, 'include' | 'executionRole' | 'exclusions' | 'updateAt'>;

export const lifecycle = {
  /** What an image consists of, and what it can become; changes nothing. */
  consider: call(imageTarget).returns<ImageResources>(),
  /** Begins it; without an id it is done already. */
  change: call(dispositionChange).returns<{ readonly executionId: string | undefined }>(),
  /** DeleteImage: the image goes, what was built stays. */
  removeImage: call(imageTarget).returns<void>(),
  /** The executions that concern an image or a policy, the newest first. */
  executions: call(policyTarget).returns<readonly LifecycleExecution[]>(),
  /** How an execution goes on, until it has ended. */
  watch: stream(executionTarget).of<LifecycleProgress>(),
  cancel: call(executionTarget.extend({ token })).returns<void>(),
  policies: call(accountTarget).returns<readonly LifecyclePolicyRow[]>(),
  policy: call(policyTarget).returns<LifecyclePolicySettings>(),
  /** Creates it, or replaces the settings of the one named by `arn`. */
  savePolicy: call(accountTarget.extend({ arn: z.string().max(1024).optional(), settings: lifecyclePolicySettings, token })).returns<{
    readonly arn: string;
  }>(),
  removePolicy: call(policyTarget).returns<void>(),
  /** What the policy would do now; changes nothing. */
  simulate: call(accountTarget.extend({ settings: lifecyclePolicySettings })).returns<Simulation>(),
  /** The settings in a lifecycle policy's file of the workspace. */
  readPolicyFile: call(z.object({ root: z.string().max(4096), path: z.string().max(4096) })).returns<LifecyclePolicySettings>(),
} as const;
