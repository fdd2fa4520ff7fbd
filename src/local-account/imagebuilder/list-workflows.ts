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
import { amazonWorkflows } from './amazon-workflows.ts';
import { parseArn, versionArn } from './arn.ts';
import { type FilterFields, matcher } from './filters.ts';
import { list } from './list.ts';
import { type Page, page } from './page.ts';
import { fitsVersion, parseVersionPattern } from './version.ts';

type Row = ResourceRow<Workflow>;

/** What a row of a list has, whoever owns the workflow. */
type Listed = Pick<Row, 'arn' | 'body' | 'sequence'>;

const fields: FilterFields<Listed> = {
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
  const { items, ...more } =
    input.owner === 'Amazon'
      ? listAmazons(account, input)
      : list<Workflow>(account, input, { kind: 'workflow', level: input.byName ? 'name' : 'version', fields });
  return { workflowVersionList: items.map(toVersion), ...more };
}

function listAmazons({ region }: Account, input: Valid<ListWorkflowsRequest>): Page<Listed> {
  const matches = matcher(input.filters, fields);
  const rows = amazonWorkflows(region).map((body, index) => ({ arn: body.arn ?? '', body, sequence: index + 1 }));
  return page(input, ['amazon-workflows', input.filters], (after) => rows.slice(after).filter(matches));
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

function toVersion({ arn, body }: Listed): WorkflowVersion {
  const { name, version, description, type, owner, dateCreated } = body;
  return { arn: versionArn(arn), name, version, description, type, owner, dateCreated };
}

function toSummary(account: Account, { arn, body }: Row): WorkflowSummary {
  const { name, version, description, changeDescription, type, owner, dateCreated } = body;
  return { arn, name, version, description, changeDescription, type, owner, dateCreated, tags: tagsOf(account.store, arn) };
}
