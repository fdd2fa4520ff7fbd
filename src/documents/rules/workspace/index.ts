import type { Rule } from '../rule.ts';

/** The rules for what several files of a workspace say together (the third stage), one file each. */
export const workspaceRules: readonly Rule[] = [];
