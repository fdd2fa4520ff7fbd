import type { Rule } from '../rule.ts';
import { unescapedVariable } from './unescaped-variable.ts';

/** The rules for files of other tools, as far as they hold documents of ours: one file each. */
export const hostRules: readonly Rule[] = [unescapedVariable];
