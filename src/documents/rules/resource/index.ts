import type { Rule } from '../rule.ts';

/** The rules for resources: the request bodies of Image Builder's and AppStream's calls, one file each. */
export const resourceRules: readonly Rule[] = [];
