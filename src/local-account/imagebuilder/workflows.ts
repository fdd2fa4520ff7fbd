import type { Account } from '../account.ts';
import type {
  CreateWorkflowRequest,
  CreateWorkflowResponse,
  DeleteWorkflowRequest,
  DeleteWorkflowResponse,
  GetWorkflowRequest,
  GetWorkflowResponse,
  Workflow,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findVersions, insertResource, takeBuildNumber } from '../store/resources.ts';
import { addTags, tagsFor } from '../store/tags.ts';
import { alreadyExists, formatArn, toSlug } from './arn.ts';
import { defined } from './defined.ts';
import { deleteVersion } from './delete-version.ts';
import { documentText } from './document-text.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { checkQuota } from './quotas.ts';
import { resolveResource } from './resolve.ts';
import { formatVersion, parseVersion } from './version.ts';
import { readWorkflowDocument } from './workflow-document.ts';

/** Creates the version, or the next build of it when its content differs from the newest build. */
export function createWorkflow(account: Account, input: Valid<CreateWorkflowRequest>): CreateWorkflowResponse {
  const { name, type, semanticVersion, description, changeDescription, kmsKeyId, tags } = input;
  const data = documentText(account, input, { data: 'data', uri: 'uri' });
  const parameters = readWorkflowDocument(data);
  const version = parseVersion(semanticVersion);
  const identity = { kind: 'workflow', slug: workflowSlug(type, name), version } as const;
  const content = defined({ description, changeDescription, kmsKeyId, data });
  const [newest] = findVersions<Workflow>(account, identity, version);
  if (newest && isSame(newest.body, content)) throw alreadyExists('workflow', newest.arn);
  checkQuota(account, 'workflow');
  const build = takeBuildNumber(account, identity, formatVersion(version));
  const arn = formatArn(account, { ...identity, build });
  const dateCreated = account.clock.now().toISOString();
  const workflow: Workflow = {
    ...{ arn, name, version: formatVersion(version), type, owner: account.accountId, ...content },
    ...{ parameters, dateCreated },
  };
  insertResource(account, { ...identity, build, arn }, workflow);
  addTags(account.store, arn, tags);
  return { workflowBuildVersionArn: arn, latestVersionReferences: latestVersionReferences(account, identity) };
}

/** Takes a build's ARN, a version's, or one with wildcards; also of the workflows that Amazon provides. */
export function getWorkflow(account: Account, input: Valid<GetWorkflowRequest>): GetWorkflowResponse {
  const row = resolveResource<Workflow>(account, { kind: 'workflow', arn: input.workflowBuildVersionArn });
  return {
    workflow: { ...row.body, tags: tagsFor(account, row) },
    latestVersionReferences: latestVersionReferences(row, row),
  };
}

/** Deletes one build; refused while a pipeline needs it. */
export function deleteWorkflow(account: Account, { workflowBuildVersionArn: arn }: Valid<DeleteWorkflowRequest>): DeleteWorkflowResponse {
  return { workflowBuildVersionArn: deleteVersion(account, 'workflow', arn) };
}

/** Workflows of different types may have one name: ARNs tell them apart by the type. */
function workflowSlug(type: string, name: string): string {
  return `${type.toLowerCase()}/${toSlug(name)}`;
}

type Content = Pick<Workflow, 'description' | 'changeDescription' | 'kmsKeyId' | 'data'>;

function isSame(earlier: Content, next: Content): boolean {
  return (['description', 'changeDescription', 'kmsKeyId', 'data'] as const).every((member) => earlier[member] === next[member]);
}
