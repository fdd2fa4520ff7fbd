import type { Rule } from '../rule.ts';
import { invalidSetting } from './invalid-setting.ts';
import { unknownRule } from './unknown-rule.ts';
import { unknownSetting } from './unknown-setting.ts';

/** The rules for Kiln's own settings, one file each. */
export const settingsRules: readonly Rule[] = [invalidSetting, unknownRule, unknownSetting];
