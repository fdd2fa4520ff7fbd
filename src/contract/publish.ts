import { z } from 'zod';
import { call, stream } from './kernel.ts';
import type { ResourceKind } from './resource-kinds.ts';

/** How a resource that exists and differs gets its next version; `build` keeps the version and makes another build of it. */
export const bumps = ['build', 'patch', 'minor', 'major'] as const;
export type Bump = (typeof bumps)[number];

export type PlanAction = 'unchanged' | 'create' | 'new-version' | 'new-build' | 'update';

/** One member in which a file and the account differ; undefined on the side that does not have it. Documents are whole texts. */
export interface FieldChange {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

export interface VersionChoice {
  readonly bump: Bump;
  readonly version: string;
}

/** One thing that publishing would do, in the order in which it happens. */
export interface PlanItem {
  /** Names it in its plan: the path of its file, else the ARN of what is changed. */
  readonly key: string;
  readonly action: PlanAction;
  readonly kind: ResourceKind;
  readonly name: string;
  /** The version that will be, or that is in use; undefined: the kind has none, or the account chooses it. */
  readonly version?: string;
  /** The version in the account that it is compared with. */
  readonly previous?: string;
  /** The file it comes from, relative to the workspace. */
  readonly path?: string;
  readonly arn?: string;
  /** Why, in words: "differs from build 3 in the account". */
  readonly reason: string;
  readonly changes: readonly FieldChange[];
  /** The versions it may get, where there is a choice. */
  readonly choices: readonly VersionChoice[];
  readonly chosen?: Bump;
  /** asked: the user named its file; needed: something asked for names it; dependent: it names what changes, and is pointed at the new version. */
  readonly origin: 'asked' | 'needed' | 'dependent';
  /** Dependents may be left as they are. */
  readonly included: boolean;
  /** Keys of the items that must be there before. */
  readonly needs: readonly string[];
  /** What is written into files of the workspace, in sentences. */
  readonly edits: readonly string[];
  /** Why the account would refuse it: nothing can be published until that is mended. */
  readonly problem?: string;
}

/** What a plan is bound to: applying it later goes here, whatever is selected by then. */
export interface PlanPlace {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

export interface PublishPlan {
  readonly id: string;
  readonly root: string;
  readonly place: PlanPlace;
  readonly items: readonly PlanItem[];
  /** What will happen, in a sentence. */
  readonly summary: string;
  readonly notes: readonly string[];
}

/** Whether applying a plan would do anything. */
export const changesOf = ({ items }: Pick<PublishPlan, 'items'>): readonly PlanItem[] =>
  items.filter(({ action, included }) => action !== 'unchanged' && included);

export type StepProgress = 'waiting' | 'running' | 'done' | 'failed' | 'undone' | 'kept';

export interface PublishStep {
  readonly key: string;
  readonly action: PlanAction;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly version?: string;
  readonly state: StepProgress;
  readonly arn?: string;
  /** What is worth telling of it: why it failed, why it was kept. */
  readonly message?: string;
}

/** running: somebody works at it. stopped: begun and not finished; it can be resumed or undone. */
export type PublishPhase = 'running' | 'stopped' | 'done' | 'undone';

/** How far a plan has come. Told whole with every change: plans are short. */
export interface PublishProgress {
  readonly id: string;
  readonly phase: PublishPhase;
  readonly place: PlanPlace;
  readonly root: string;
  readonly startedAt: string;
  readonly steps: readonly PublishStep[];
  /** What the user is told beside the steps: files that changed, calls that are repeated. */
  readonly notices: readonly string[];
  /** Why it stopped. */
  readonly error?: string;
  /** The account has changed since the plan: it must be made anew. */
  readonly stale?: boolean;
}

const path = z.string().max(4096);
const key = z.string().max(4096);
const journal = z.object({ id: z.string().max(128) });

/** What the user chose in a plan; the plan is made anew with it. */
export const planChoices = {
  /** The version that items get, by their keys. */
  versions: z.record(key, z.enum(bumps)).readonly().default({}),
  /** What all others get. */
  bump: z.enum(bumps).optional(),
  /** Keys of dependents that stay as they are. */
  leave: z.array(key).max(1000).readonly().default([]),
};

export const publish = {
  /** What publishing these files and folders would do; '' is the whole workspace. Changes nothing. */
  plan: call(z.object({ root: path, paths: z.array(path).min(1).max(1000).readonly(), ...planChoices })).returns<PublishPlan>(),
  /** Carries a plan out, or joins whoever does; goes on when nobody listens. */
  apply: stream(z.object({ planId: z.string().max(128) })).of<PublishProgress>(),
  /** Ends the work between two steps. */
  cancel: call(journal).returns<void>(),
  /** Carries on with a plan that was begun and not finished. */
  resume: stream(journal).of<PublishProgress>(),
  /** Deletes what a plan made, in reverse order, and restores what it replaced. */
  undo: stream(journal).of<PublishProgress>(),
  /** Plans that were begun and not finished. */
  unfinished: call(z.object({})).returns<readonly PublishProgress[]>(),
  /** Leaves a plan that was begun as it is, and does not offer it again. */
  dismiss: call(journal).returns<void>(),
} as const;
