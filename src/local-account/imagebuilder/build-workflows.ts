// Freezes the workflows that a build was given.
import type { Account } from '../account.ts';
import type { BuildWorkflow, WorkflowKind } from '../engine/build-job.ts';
import type { Workflow, WorkflowConfiguration } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { parseArn } from './arn.ts';
import { resolveResource } from './resolve.ts';

type Configuration = Valid<WorkflowConfiguration>;

/** The documents of the workflows as they are now, with the builds that their ARNs resolve to; checked already. */
export function freezeWorkflows(account: Account, workflows: readonly Configuration[] = []): readonly BuildWorkflow[] {
  return workflows.map(({ workflowArn, parameters = [], parallelGroup, onFailure }) => ({
    ...documentOf(account, workflowArn),
    parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    ...(parallelGroup === undefined ? {} : { parallelGroup }),
    ...(onFailure === undefined ? {} : { onFailure }),
  }));
}

function documentOf(account: Account, workflowArn: string): Pick<BuildWorkflow, 'arn' | 'kind' | 'data'> {
  const { arn, body } = resolveResource<Workflow>(account, { kind: 'workflow', arn: workflowArn });
  return { arn, kind: kindOf(arn), data: body.data ?? '' };
}

/** A workflow's ARN says its type before the name. */
function kindOf(workflowArn: string): WorkflowKind {
  const [type] = parseArn(workflowArn)?.slug.split('/') ?? [];
  return type === 'test' ? 'TEST' : type === 'distribution' ? 'DISTRIBUTION' : 'BUILD';
}
