import { randomUUID } from 'node:crypto';
import { AppError, type ImportPlan } from '../../../contract/index.ts';
import type { Aws } from '../../aws/clients.ts';
import { applyImport } from './apply-import.ts';
import { type Collected, collect } from './collect.ts';
import { type Decisions, type ImportTarget, prepareImport } from './prepare-import.ts';

export interface ImportRequest extends ImportTarget {
  readonly arns: readonly string[];
  readonly dependencies: boolean;
}

export interface Imports {
  plan(aws: Aws, request: ImportRequest, signal?: AbortSignal): Promise<ImportPlan>;
  decide(planId: string, decisions: Decisions): Promise<ImportPlan>;
  apply(planId: string): Promise<{ readonly written: readonly string[] }>;
}

interface Held {
  readonly target: ImportTarget;
  readonly collected: Collected;
  plan: ImportPlan;
}

/** Plans that a window asked for and went away from. */
const mostPlans = 10;

/** Imports in two steps: what was shown is what is written. */
export function createImports(): Imports {
  const plans = new Map<string, Held>();
  const held = (planId: string): Held => {
    const found = plans.get(planId);
    if (!found) throw new AppError('not-found', 'This import is not planned any more. Plan it again.');
    return found;
  };
  return {
    async plan(aws, { arns, dependencies, ...target }, signal) {
      const collected = await collect(aws, { arns, dependencies }, signal);
      const items = await prepareImport(target, collected, {});
      const plan = { id: randomUUID(), connection: aws.connection.name, items, notes: collected.notes };
      plans.set(plan.id, { target, collected, plan });
      for (const id of [...plans.keys()].slice(0, -mostPlans)) plans.delete(id);
      return plan;
    },
    async decide(planId, decisions) {
      const found = held(planId);
      found.plan = { ...found.plan, items: await prepareImport(found.target, found.collected, decisions) };
      return found.plan;
    },
    async apply(planId) {
      const { target, plan } = held(planId);
      const written = await applyImport(target.root, plan.items);
      plans.delete(planId);
      return { written };
    },
  };
}
