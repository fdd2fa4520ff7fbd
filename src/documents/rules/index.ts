import type { Rule } from './rule.ts';

/** All rules of component documents. */
export const rules: readonly Rule[] = [];
