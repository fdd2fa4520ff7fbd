import type { Field, ValueType } from '../value-type.ts';

export type WorkflowStage = 'BUILD' | 'TEST' | 'DISTRIBUTION';

export const allStages: readonly WorkflowStage[] = ['BUILD', 'TEST', 'DISTRIBUTION'];

export interface WorkflowOutputSpec {
  readonly name: string;
  readonly type: ValueType;
  readonly description: string;
  /** Examples of the guide use it, and its tables do not name it: accepted, and not offered. */
  readonly undocumented?: boolean;
}

/** A step action of workflow documents: the one description from which rules, completion, hover and signature are made. */
export interface WorkflowActionSpec {
  readonly name: string;
  readonly summary: string;
  /** The stages whose workflows may have such a step. */
  readonly stages: readonly WorkflowStage[];
  /** In seconds. */
  readonly defaultTimeout: number;
  readonly longestTimeout: number;
  readonly inputs: readonly Field[];
  readonly outputs: readonly WorkflowOutputSpec[];
  /** What undoes the step after a failure of the workflow; undefined: nothing. */
  readonly rollback?: string;
  readonly notes: readonly string[];
  /** Where the facts come from. */
  readonly source: string;
}
