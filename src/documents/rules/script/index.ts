import type { Rule } from '../rule.ts';

/** The rules for shell and PowerShell text inside component documents (the second stage: after `analyze`), one file each. */
export const scriptRules: readonly Rule[] = [];
