import type { Rule } from '../rule.ts';

/** The rules for workflow documents, one file each. */
export const workflowRules: readonly Rule[] = [];
