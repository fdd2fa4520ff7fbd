import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  ListWorkflowBuildVersionsRequest,
  ListWorkflowBuildVersionsResponse,
  ListWorkflowsRequest,
  ListWorkflowsResponse,
  Workflow,
  WorkflowSummary,
  WorkflowVersion,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import type { ResourceRow } from '../store/resources.ts';
import { tagsOf } from '../store/tags.ts';
import { parseArn, versionArn } from './arn.ts';
import type { FilterFields } from './filters.ts';
import { list } from './list.ts';
import { fitsVersion, parseVersionPattern } from './version.ts';

type Row = ResourceRow<Workflow>;

const fields: FilterFields<Row> = {
  name: ({ body }) => body.name,
  version: ({ body }) => body.version,
  description: ({ body }) => body.description,
  type: ({ body }) => body.type,
};

/** One row a version, or one a name. Workflows are shared with nobody, and none are from third parties. */
export function listWorkflows(account: Account, input: Valid<ListWorkflowsRequest>): ListWorkflowsResponse {
  if (input.owner === 'Shared' || input.owner === 'ThirdParty') {
    throw new AwsError('InvalidRequestException', `Workflows of the owner '${input.owner}' cannot be listed.`);
  }
  const { items, ...more } = list<Workflow>(account, input, { kind: 'workflow', level: input.byName ? 'name' : 'version', fields });
  return { workflowVersionList: items.map(toVersion), ...more };
}

/** One row a build: of the versions that the ARN fits, which may hold wildcards, or of all. */
export function listWorkflowBuildVersions(
  account: Account,
  input: Valid<ListWorkflowBuildVersionsRequest>,
): ListWorkflowBuildVersionsResponse {
  const wanted = input.workflowVersionArn;
  const { items, ...more } = list<Workflow>(account, input, {
    kind: 'workflow',
    level: 'build',
    fields: {},
    only: fits(wanted),
    scope: wanted,
  });
  return { workflowSummaryList: items.map((row) => toSummary(account, row)), ...more };
}

function fits(wanted: string | undefined): (row: Row) => boolean {
  if (wanted === undefined) return () => true;
  const named = parseArn(wanted);
  const pattern = parseVersionPattern(named?.version ?? 'x.x.x');
  return ({ slug, version }) => slug === named?.slug && fitsVersion(version, pattern);
}

function toVersion({ arn, body }: Row): WorkflowVersion {
  const { name, version, description, type, owner, dateCreated } = body;
  return { arn: versionArn(arn), name, version, description, type, owner, dateCreated };
}

function toSummary(account: Account, { arn, body }: Row): WorkflowSummary {
  const { name, version, description, changeDescription, type, owner, dateCreated } = body;
  return { arn, name, version, description, changeDescription, type, owner, dateCreated, tags: tagsOf(account.store, arn) };
}
