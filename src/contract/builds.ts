import { z } from 'zod';
import { call } from './kernel.ts';

/** One thing that publishing would do, in the order in which it happens. */
export interface PlanItem {
  readonly action: 'create' | 'new-version' | 'update' | 'reuse';
  readonly kind: 'component' | 'image-recipe' | 'infrastructure-configuration' | 'distribution-configuration' | 'image-pipeline' | 'image';
  readonly name: string;
  readonly version?: string;
  /** The file it comes from, relative to the workspace. */
  readonly path?: string;
  readonly arn?: string;
  /** Why, in words: "component differs from build 3 in the account". */
  readonly reason: string;
}

export interface BuildPlan {
  readonly id: string;
  readonly file: string;
  readonly connection: string;
  readonly items: readonly PlanItem[];
  /** What will happen, and what it costs, in a sentence or two. */
  readonly summary: string;
  readonly notes: readonly string[];
}

const target = { root: z.string().max(4096), path: z.string().max(4096) };

export const builds = {
  /** What a build of this recipe or pipeline file would publish and start; changes nothing. */
  plan: call(z.object(target)).returns<BuildPlan>(),
  /** Publishes and starts it. `planId` is the idempotency of the click: the same one never starts two builds. */
  start: call(z.object({ ...target, planId: z.string().max(128) })).returns<{ runId: string }>(),
} as const;
