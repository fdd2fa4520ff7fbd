// Which workflows a build may be given: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_WorkflowConfiguration.html
import type { Account } from '../account.ts';
import type { BuildWorkflow, WorkflowKind } from '../engine/build-job.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Workflow, WorkflowConfiguration } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { invalidValue } from './arn.ts';
import { checkParameters } from './parameters.ts';
import { resolveResource } from './resolve.ts';

type Configuration = Valid<WorkflowConfiguration>;

interface Settings {
  readonly workflows?: readonly Configuration[] | undefined;
  readonly executionRole?: string | undefined;
}

/** How many workflows of each type a build takes. */
const most: Readonly<Record<WorkflowKind, number>> = { BUILD: 1, TEST: 10, DISTRIBUTION: 1 };

/** Throws for workflows that do not exist, are called wrongly, or do not go together. */
export function checkWorkflows(account: Account, { workflows = [], executionRole }: Settings): void {
  if (workflows.length > 0 && executionRole === undefined) {
    throw new AwsError('InvalidParameterCombinationException', 'An execution role is required to provide workflows');
  }
  const resolved = resolveWorkflows(account, workflows);
  for (const [kind, limit] of Object.entries(most)) {
    const count = resolved.filter((workflow) => workflow.kind === kind).length;
    if (count > limit)
      throw invalidValue('workflows', `A build takes ${limit} workflow${limit === 1 ? '' : 's'} of the type ${kind} at most.`);
  }
}

/** The workflows as a build takes them along: the builds that their ARNs resolve to, each with its document as it is now. */
export function resolveWorkflows(account: Account, workflows: readonly Configuration[] = []): readonly BuildWorkflow[] {
  return workflows.map((workflow, index) => resolveWorkflow(account, workflow, `workflows[${index}]`));
}

function resolveWorkflow(account: Account, configuration: Configuration, path: string): BuildWorkflow {
  const { workflowArn, parameters = [], parallelGroup, onFailure } = configuration;
  const {
    arn = workflowArn,
    type = 'BUILD',
    data = '',
    parameters: declared = [],
  } = resolveResource<Workflow>(account, { kind: 'workflow', arn: workflowArn }).body;
  if ((parallelGroup ?? onFailure) !== undefined && type !== 'TEST') {
    throw invalidValue(path, "'parallelGroup' and 'onFailure' are for test workflows.");
  }
  checkParameters(declared, parameters, { path: `${path}.parameters`, owner: 'workflow' });
  return {
    ...{ arn, kind: type, data },
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    ...(parallelGroup === undefined ? {} : { parallelGroup }),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}
