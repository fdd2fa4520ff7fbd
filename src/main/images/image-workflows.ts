import type { WorkflowExecution, WorkflowStep } from '../../contract/index.ts';
import type { Imagebuilder, WorkflowExecutionMetadata, WorkflowStepMetadata } from '../aws/clients.ts';
import { everyPage } from '../aws/every-page.ts';

/** The workflows that made the image, with their steps, in the order in which they ran. */
export async function imageWorkflows(api: Imagebuilder, imageBuildVersionArn: string): Promise<readonly WorkflowExecution[]> {
  const executions = await everyPage(
    (nextToken) => api.listWorkflowExecutions({ imageBuildVersionArn, maxResults: 25, nextToken }),
    'workflowExecutions',
  );
  const whole: WorkflowExecution[] = [];
  for (const execution of executions) whole.push({ ...toExecution(execution), steps: await stepsOf(api, execution.workflowExecutionId) });
  return whole.sort((a, b) => a.startTime.localeCompare(b.startTime));
}

async function stepsOf(api: Imagebuilder, workflowExecutionId: string | undefined): Promise<readonly WorkflowStep[]> {
  const steps = await everyPage((nextToken) => api.listWorkflowStepExecutions({ workflowExecutionId, maxResults: 25, nextToken }), 'steps');
  return steps.map(toStep).sort((a, b) => a.startTime.localeCompare(b.startTime));
}

function toExecution(execution: WorkflowExecutionMetadata): Omit<WorkflowExecution, 'steps'> {
  const { workflowExecutionId: id = '', workflowBuildVersionArn: arn = '', type = '', status = '', message = '' } = execution;
  const { retried = false, startTime = '', endTime = '' } = execution;
  return { id, arn, type, status, message, retried, startTime, endTime };
}

function toStep({ stepExecutionId: id = '', ...step }: WorkflowStepMetadata): WorkflowStep {
  const { name = '', action = '', status = '', message = '', startTime = '', endTime = '' } = step;
  return { id, name, action, status, message, startTime, endTime };
}
