import { joinCommands } from '../decisions.ts';
import type { Action } from './action.ts';
import { ActionFailure } from './action-failure.ts';
import { executeScript } from './execute-script.ts';
import { inputMap, textList } from './inputs.ts';

export const executeBash: Action = {
  name: 'ExecuteBash',
  async run(context) {
    const commands = textList(inputMap(context.inputs), 'commands');
    if (commands.length === 0) throw new ActionFailure('commands is missing');
    return executeScript(context, joinCommands(commands), []);
  },
};
