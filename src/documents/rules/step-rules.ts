import type { StepAlone } from '../kinds/component/model.ts';
import type { Rule } from './rule.ts';

export type StepRule = Rule & Required<Pick<Rule, 'step'>>;

/** The keys of steps that rules may name; each has a bit in the sum that a step's keys make. */
export const ruleKeys: readonly string[] = ['if', 'loop', 'timeoutSeconds', 'onFailure', 'maxAttempts', 'inputs'];

/**
 * Tells which rules have something to say about a step with its action and its keys. Documents hold many steps that are alike in this,
 * so the answers are kept: a rule costs nothing on steps without its subject.
 */
export function stepRules(rules: readonly StepRule[]): (step: StepAlone) => readonly StepRule[] {
  const kept = new Map<string | undefined, (readonly StepRule[] | undefined)[]>();
  const having = (action: string | undefined, keys: number) =>
    rules.filter(({ steps }) => steps === undefined || steps.some((word) => word === action || (keys & bitOf(word)) !== 0));
  return (step) => {
    const action = step.spec?.name;
    const keys = keysOf(step);
    const byKeys = kept.get(action) ?? [];
    const found = byKeys[keys] ?? having(action, keys);
    byKeys[keys] = found;
    kept.set(action, byKeys);
    return found;
  };
}

function keysOf(step: StepAlone): number {
  let keys = 0;
  if (step.conditionNode !== undefined) keys |= 1;
  if (step.loop !== undefined) keys |= 2;
  if (step.timeoutSeconds !== undefined) keys |= 4;
  if (step.onFailure !== undefined) keys |= 8;
  if (step.maxAttempts !== undefined) keys |= 16;
  if (step.inputs !== undefined) keys |= 32;
  return keys;
}

function bitOf(word: string): number {
  const index = ruleKeys.indexOf(word);
  return index === -1 ? 0 : 1 << index;
}
