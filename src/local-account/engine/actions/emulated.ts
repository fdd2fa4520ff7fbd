import { textOf, type WorkflowMap } from '../../../documents/index.ts';
import type { WorkflowAction } from './action.ts';

/**
 * An action that means nothing on this computer: the step is COMPLETED, log and message say that nothing was done and what would have
 * been. It has no outputs, so that a later step that needs one fails instead of working with what never was.
 */
export function emulated(name: string, wouldDo: (inputs: WorkflowMap) => string): WorkflowAction {
  return {
    name,
    async run({ run }, inputs) {
      const message = `Emulated: nothing was done on this computer. In an AWS account the step would ${wouldDo(inputs)}.`;
      run.journal.log(message);
      return { outputs: {}, message };
    },
  };
}

/** An input as it stands in such a message. */
export function named(inputs: WorkflowMap, input: string, otherwise: string): string {
  const value = inputs[input];
  return value === undefined || value === null || value === '' ? otherwise : textOf(value);
}
