import type { Rule } from '../rule.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { unknownSuppressedRule } from './unknown-suppressed-rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** What is said about comments that silence findings; `suppressions/` finds them, for they are judged by what the other rules find. */
export const suppressionRules: readonly Rule[] = [suppressionWithoutReason, unknownSuppressedRule, unusedSuppression];
