import { z } from 'zod';
import { accountTarget } from './account-target.ts';
import { imageNameFault } from './appstream-image-rules.ts';
import type { Permit } from './appstream-permit.ts';
import { call, stream } from './kernel.ts';
import type { PlanPlace, PublishPhase, StepProgress } from './publish.ts';

/** The script that makes a declared image on its builder. */
export interface ImageScriptText {
  readonly fileName: string;
  readonly language: 'powershell' | 'shell';
  readonly text: string;
  /** What one should know about it. */
  readonly notes: readonly string[];
}

export type ImagePlanAction = 'share' | 'change' | 'unshare' | 'copy' | 'unchanged';

/** One thing that a declared image asks of the account, in the order in which it happens. */
export interface ImagePlanItem {
  readonly key: string;
  readonly action: ImagePlanAction;
  /** What happens, as a sentence without its full stop. */
  readonly title: string;
  /** What follows from it, in sentences. */
  readonly consequences: readonly string[];
  /** Why it cannot be done: nothing is, until that is mended. */
  readonly problem?: string;
}

/** How the account differs from a declared image, and what would make it the same. */
export interface ImageCodePlan {
  readonly id: string;
  readonly root: string;
  readonly path: string;
  readonly place: PlanPlace;
  /** Without an ARN the account has no such image. */
  readonly image: { readonly name: string; readonly arn?: string; readonly state?: string };
  readonly items: readonly ImagePlanItem[];
  readonly summary: string;
  readonly notes: readonly string[];
}

/** Whether carrying a plan out would do anything. */
export const imageChangesOf = ({ items }: Pick<ImageCodePlan, 'items'>): readonly ImagePlanItem[] =>
  items.filter(({ action }) => action !== 'unchanged');

/** Why a plan cannot be carried out; undefined: it can. */
export const imagePlanProblem = ({ items }: Pick<ImageCodePlan, 'items'>): string | undefined =>
  items.find(({ problem }) => problem !== undefined)?.problem;

export interface ImageCodeStep {
  readonly key: string;
  readonly title: string;
  readonly state: StepProgress;
  readonly message?: string;
}

/** How far a plan has come. */
export interface ImageCodeProgress {
  readonly id: string;
  readonly phase: PublishPhase;
  readonly place: PlanPlace;
  readonly root: string;
  readonly path: string;
  readonly image: string;
  readonly startedAt: string;
  readonly steps: readonly ImageCodeStep[];
  readonly notices: readonly string[];
  readonly error?: string;
  /** The account has changed since the plan: it must be made anew. */
  readonly stale?: boolean;
}

/** One of the things that AWS wants of an AMI that becomes an image; `unknown` where EC2 does not say. */
export interface ImportRequirement {
  readonly title: string;
  readonly met: boolean | 'unknown';
  /** What EC2 says, and what to do where it is not met. */
  readonly text: string;
}

export interface ImportCheck {
  readonly amiId: string;
  readonly name: string;
  readonly requirements: readonly ImportRequirement[];
}

/** Whether all is met, as far as anybody can tell before AWS looks at the machine. */
export const mayImport = ({ requirements }: ImportCheck): Permit => {
  const unmet = requirements.find(({ met }) => met === false);
  return unmet === undefined || { reason: `${unmet.title}: ${unmet.text}`, wayOut: 'Build an AMI that has it.' };
};

const amiId = z.string().regex(/^ami-[0-9a-f]{8,17}$/, 'the id of an AMI: ami- and 8 to 17 digits and letters from a to f');
const absolute = z.string().min(1).max(1024);

export const importedApplication = z.object({
  name: z.string().regex(/^\S{1,256}$/, 'a name without blanks'),
  displayName: z.string().max(256).optional(),
  path: absolute,
  icon: absolute.optional(),
  workingDirectory: absolute.optional(),
  launchParameters: z.string().max(1024).optional(),
  manifest: absolute.optional(),
});

/** What an AMI is to become. */
export const importWish = z.object({
  amiId,
  name: z
    .string()
    .max(100)
    .superRefine((name, context) => {
      const message = imageNameFault(name);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    }),
  iamRoleArn: z.string().regex(/^arn:aws[^:]*:iam::\d{12}:role\/.+$/, 'the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME'),
  displayName: z.string().max(100).optional(),
  description: z.string().max(256).optional(),
  applications: z.array(importedApplication).max(50).readonly().default([]),
  /** The type on which AWS tries the image. */
  instanceType: z.string().max(128).optional(),
  agent: z.enum(['CURRENT_LATEST', 'ALWAYS_LATEST']).default('CURRENT_LATEST'),
  tags: z.record(z.string().min(1).max(128), z.string().max(256)).default({}),
});
export type ImportWish = z.infer<typeof importWish>;

const path = z.string().max(4096);
const journal = z.object({ id: z.string().max(128) });

export const appstreamCode = {
  /** The script that makes the image of a file. */
  script: call(z.object({ root: path, path })).returns<ImageScriptText>(),
  /** How the account differs from a file. Changes nothing. */
  plan: call(accountTarget.extend({ root: path, path })).returns<ImageCodePlan>(),
  /** Carries a plan out, or joins whoever does; goes on when nobody listens. */
  apply: stream(z.object({ planId: z.string().max(128) })).of<ImageCodeProgress>(),
  /** Ends the work between two steps. */
  cancel: call(journal).returns<void>(),
  resume: stream(journal).of<ImageCodeProgress>(),
  /** Takes back what a plan did, in reverse order, as far as that can be. */
  undo: stream(journal).of<ImageCodeProgress>(),
  /** Plans that were begun and not finished. */
  unfinished: call(z.object({})).returns<readonly ImageCodeProgress[]>(),
  dismiss: call(journal).returns<void>(),

  /** What EC2 says of an AMI that is to become an image. */
  checkImport: call(accountTarget.extend({ amiId })).returns<ImportCheck>(),
  /** Asks AWS whether it would import; makes nothing. Fails with what AWS has against it. */
  tryImport: call(accountTarget.extend({ wish: importWish })).returns<Permit>(),
  /** Imports; answers the ARN of the image, which is not finished yet. */
  import: call(accountTarget.extend({ wish: importWish })).returns<{ readonly arn: string }>(),
} as const;
