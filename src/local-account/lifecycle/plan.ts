import { randomUUID } from 'node:crypto';
import type { Garbage } from '../account.ts';
import type { ArtifactPlace } from '../artifacts/place.ts';
import type { Clock } from '../clock.ts';
import type { Registries } from '../ecr/push.ts';
import type { LifecyclePolicyDetailExclusionRulesAmis, ResourceStateUpdateIncludeResources } from '../protocol/imagebuilder-shapes.ts';
import type { Disposition } from '../store/images.ts';
import { insertExecution, type LifecycleAction } from '../store/lifecycle.ts';
import type { Owner } from '../store/owner.ts';
import type { Store } from '../store/store.ts';

/** What executions work with. */
export interface LifecyclePlace {
  readonly store: Store;
  readonly clock: Clock;
  readonly artifacts: ArtifactPlace;
  readonly garbage: Garbage;
  /** Where container images lie. */
  readonly registries: Registries;
}

/** What an execution is going to do to one image; a list of them is its plan. */
export interface PlannedImage {
  /** Its ARN. */
  readonly image: string;
  readonly action: LifecycleAction;
  readonly include: ResourceStateUpdateIncludeResources;
  /** AMIs that are let be. */
  readonly except?: LifecyclePolicyDetailExclusionRulesAmis | undefined;
}

/** The status of an image after each action. */
export const outcomes: Readonly<Record<LifecycleAction, Disposition | 'AVAILABLE'>> = {
  AVAILABLE: 'AVAILABLE',
  DEPRECATE: 'DEPRECATED',
  DISABLE: 'DISABLED',
  DELETE: 'DELETED',
};

export interface NewExecution {
  readonly policy?: string | undefined;
  readonly plan: readonly PlannedImage[];
  readonly due: Date;
}

/** Writes an execution that waits for its time, and answers its id. */
export function scheduleExecution(owner: Owner, { policy, plan, due }: NewExecution): string {
  const id = `lce-${randomUUID()}`;
  insertExecution(owner, { id, policy, plan: JSON.stringify(plan), due: due.getTime() });
  return id;
}
