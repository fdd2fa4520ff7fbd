import { readCondition } from '../../documents/index.ts';
import { evaluate } from '../condition.ts';
import type { Action } from './action.ts';
import { ActionFailure } from './action-failure.ts';

export const assert: Action = {
  name: 'Assert',
  async run({ inputs, machine }) {
    const condition = readCondition(inputs ?? '');
    if ('error' in condition) throw new ActionFailure(condition.error);
    if (!(await evaluate(machine, condition))) throw new ActionFailure('the assertion does not hold');
    return {};
  },
};
