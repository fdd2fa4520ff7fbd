import { textOf } from '../../../documents/index.ts';
import { BuildFailure } from '../build-run.ts';
import type { WorkflowAction } from './action.ts';

/** Waits until SendWorkflowStepAction resumes or stops the step, its time is over, or the build is cancelled. */
export const waitForAction: WorkflowAction = {
  name: 'WaitForAction',
  async run({ run, ids }, { snsTopicArn, lambdaFunctionName }) {
    const { journal, signal, job } = run;
    journal.log(`Step ${ids.stepId} of ${job.imageArn} waits for an action: SendWorkflowStepAction with RESUME or STOP.`);
    for (const target of [snsTopicArn, lambdaFunctionName]) {
      if (target) journal.log(`Emulated: in an AWS account ${textOf(target)} would be told that the step waits.`);
    }
    const { action, reason } = await journal.waitForAnswer(ids.stepId, signal);
    if (action === 'STOP') throw new BuildFailure(`The step was stopped by an action${reason ? `: ${reason}` : ''}`);
    return { outputs: { action, reason: reason ?? '' } };
  },
};
