import type { Rule } from '../rule.ts';

/** The rules for Dockerfile templates, one file each. */
export const dockerfileRules: readonly Rule[] = [];
