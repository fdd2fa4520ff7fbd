import type { Action } from './action.ts';
import { executeScript } from './execute-script.ts';
import { inputMap, text, textList } from './inputs.ts';

export const executeBinary: Action = {
  name: 'ExecuteBinary',
  async run(context) {
    const map = inputMap(context.inputs);
    return executeScript(context, 'exec -- "$@"\n', [text(map, 'path'), ...textList(map, 'arguments')]);
  },
};
