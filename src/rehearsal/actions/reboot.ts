import { type Action, emulated } from './action.ts';
import { inputMap, optionalText } from './inputs.ts';

/** The executor of steps does the restart and says how true it was; nobody wants to wait for one here. */
export const reboot: Action = {
  name: 'Reboot',
  run({ inputs }) {
    const delay = optionalText(inputMap(inputs), 'delaySeconds') ?? '0';
    const caveats = delay === '0' ? [] : [`the delay of ${delay} s was left out`];
    return Promise.resolve({ reboot: 'next-step', ...emulated(caveats) });
  },
};
