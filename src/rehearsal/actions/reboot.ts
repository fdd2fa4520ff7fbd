import type { Action } from './action.ts';

export const reboot: Action = {
  name: 'Reboot',
  run: () =>
    Promise.resolve({
      reboot: 'next-step',
      fidelity: {
        level: 'emulated',
        reason: 'all processes ended and /run and /tmp began anew, at once and without delaySeconds; no kernel was started',
      },
    }),
};
