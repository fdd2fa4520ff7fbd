import { textOf } from '../../../documents/index.ts';
import type { WorkflowAction } from './action.ts';

/**
 * Waits until SendWorkflowStepAction resumes or stops the step, its time is over, or the build is cancelled. A topic is told of it; what
 * the service writes there is not documented, so the message names the step and carries the payload.
 */
export const waitForAction: WorkflowAction = {
  name: 'WaitForAction',
  async run({ run, ids }, { snsTopicArn, lambdaFunctionName, payload }) {
    const { journal, job } = run;
    journal.log(`Step ${ids.stepId} of ${job.imageArn} waits for an action: SendWorkflowStepAction with RESUME or STOP.`);
    if (lambdaFunctionName) journal.log(`Emulated: in an AWS account the function ${textOf(lambdaFunctionName)} would be invoked.`);
    if (snsTopicArn) {
      const step = { imageBuildVersionArn: job.imageArn, workflowExecutionId: ids.workflowId, workflowStepExecutionId: ids.stepId };
      journal.notify(textOf(snsTopicArn), JSON.stringify({ ...step, payload }));
    }
    return { waits: true };
  },
};
