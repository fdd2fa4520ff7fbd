// Which workflows a build may be given: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowConfiguration.html
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Workflow, WorkflowConfiguration } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidValue, parseArn } from './arn.ts';
import { checkParameters } from './parameters.ts';
import { resolveResource } from './resolve.ts';

type Configuration = Valid<WorkflowConfiguration>;

/** How many workflows of each type a build takes. */
const most: Readonly<Record<string, number>> = { build: 1, test: 10, distribution: 1 };

/** Throws for what does not exist, is called wrongly, or does not go together; Amazon's own workflows are taken as they are named. */
export function checkWorkflows(
  account: Account,
  {
    workflows = [],
    executionRole,
  }: { readonly workflows?: readonly Configuration[] | undefined; readonly executionRole?: string | undefined },
): void {
  if (workflows.length > 0 && executionRole === undefined) {
    throw new AwsError('InvalidParameterCombinationException', 'An execution role is required to provide workflows');
  }
  for (const [index, workflow] of workflows.entries()) checkWorkflow(account, workflow, `workflows[${index}]`);
  for (const [type, limit] of Object.entries(most)) {
    const count = workflows.filter(({ workflowArn }) => typeOf(workflowArn) === type).length;
    if (count > limit) throw invalidValue('workflows', `A build takes ${limit} ${type} workflow${limit === 1 ? '' : 's'} at most.`);
  }
}

function checkWorkflow(
  account: Account,
  { workflowArn: arn, parameters = [], parallelGroup, onFailure }: Configuration,
  path: string,
): void {
  if ((parallelGroup ?? onFailure) !== undefined && typeOf(arn) !== 'test') {
    throw invalidValue(path, "'parallelGroup' and 'onFailure' are for test workflows.");
  }
  if (isAmazons(arn)) return;
  const { body } = resolveResource<Workflow>(account, { kind: 'workflow', arn });
  checkParameters(body.parameters ?? [], parameters, { path: `${path}.parameters`, owner: 'workflow' });
}

/** Whether the workflow is one of those that every account finds in place. */
export function isAmazons(workflowArn: string): boolean {
  return parseArn(workflowArn)?.owner === 'aws';
}

/** `build`, `test` or `distribution`: a workflow's ARN says it before the name. */
function typeOf(workflowArn: string): string | undefined {
  return parseArn(workflowArn)?.slug.split('/')[0];
}
