import type { Account } from '../account.ts';
import type {
  Component,
  CreateComponentRequest,
  CreateComponentResponse,
  DeleteComponentRequest,
  DeleteComponentResponse,
  GetComponentRequest,
  GetComponentResponse,
} from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findVersions, insertResource, takeBuildNumber } from '../store/resources.ts';
import { addTags, tagsFor } from '../store/tags.ts';
import { alreadyExists, formatArn, toSlug } from './arn.ts';
import { readComponentDocument } from './component-document.ts';
import { deleteVersion } from './delete-version.ts';
import { documentText } from './document-text.ts';
import { latestVersionReferences } from './latest-version-references.ts';
import { checkQuota } from './quotas.ts';
import { resolveResource } from './resolve.ts';
import { formatVersion, parseVersion } from './version.ts';

/** Creates the version, or the next build of it when its content differs from the newest build. */
export function createComponent(account: Account, input: Valid<CreateComponentRequest>): CreateComponentResponse {
  const { name, semanticVersion, clientToken: _token, tags, uri: _uri, ...content } = input;
  const data = documentText(account, input, { data: 'data', uri: 'uri' });
  const facts = readComponentDocument(data);
  const version = parseVersion(semanticVersion);
  const identity = { kind: 'component', slug: toSlug(name), version } as const;
  const [newest] = findVersions<Component>(account, identity, version);
  if (newest && sameContent(newest.body, { ...content, data })) throw alreadyExists('component', newest.arn);
  checkQuota(account, 'component');
  const build = takeBuildNumber(account, identity, formatVersion(version));
  const arn = formatArn(account, { ...identity, build });
  const component: Component = {
    arn,
    name,
    version: formatVersion(version),
    ...contentOf(content),
    data,
    type: facts.type,
    parameters: [...facts.parameters],
    owner: account.accountId,
    encrypted: true,
    dateCreated: account.clock.now().toISOString(),
  };
  insertResource(account, { ...identity, build, arn }, component);
  addTags(account.store, arn, tags);
  return { componentBuildVersionArn: arn, latestVersionReferences: latestVersionReferences(account, identity) };
}

/** Takes a build's ARN, a version's, or one with wildcards. */
export function getComponent(account: Account, input: Valid<GetComponentRequest>): GetComponentResponse {
  const row = resolveResource<Component>(account, { kind: 'component', arn: input.componentBuildVersionArn });
  return {
    component: { ...row.body, tags: tagsFor(account, row) },
    latestVersionReferences: latestVersionReferences(row, row),
  };
}

/** Deletes one build; refused while a recipe needs it. */
export function deleteComponent(
  account: Account,
  { componentBuildVersionArn: arn }: Valid<DeleteComponentRequest>,
): DeleteComponentResponse {
  return { componentBuildVersionArn: deleteVersion(account, 'component', arn) };
}

type Content = Pick<Component, 'platform' | 'description' | 'changeDescription' | 'supportedOsVersions' | 'kmsKeyId' | 'data'>;

/** The members that make a build what it is; a request's other members (a token, a dry run) are not kept. */
function contentOf({ platform, description, changeDescription, supportedOsVersions, kmsKeyId }: Content): Content {
  return Object.fromEntries(
    Object.entries({ platform, description, changeDescription, supportedOsVersions, kmsKeyId }).filter(([, value]) => value !== undefined),
  );
}

function sameContent(earlier: Content, next: Content): boolean {
  return earlier.data === next.data && JSON.stringify(contentOf(earlier)) === JSON.stringify(contentOf(next));
}
