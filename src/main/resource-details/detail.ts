import { stringify } from 'yaml';
import type { CarriedDocument, JsonObject, ResourceDetail, ResourceKind } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { consoleUrl } from './console-url.ts';
import { readResource, textIn, textsIn } from './read-resource.ts';
import { ownershipOf, parseResourceArn, slugIn, versionIn, whyFixed } from './resource-arn.ts';

/** One resource with all that the API tells of it, in one call. */
export async function resourceDetail(aws: Aws, asked: string): Promise<ResourceDetail> {
  const body = await readResource(await aws.imagebuilder(), parseResourceArn(asked));
  const arn = parseResourceArn(textIn(body, 'arn') ?? asked);
  const ownership = ownershipOf(arn.owner, aws.connection.accountId);
  const name = textIn(body, 'name') ?? slugIn(arn);
  const version = textIn(body, 'version') ?? versionIn(arn).version;
  return {
    arn: arn.arn,
    kind: arn.kind,
    name,
    version,
    ownership,
    whyFixed: whyFixed(ownership, aws.connection),
    body,
    yaml: stringify(body),
    document: carriedDocument(arn.kind, body),
    tags: textsIn(body.tags),
    consoleUrl: consoleUrl(arn, aws.connection.endpoint),
    readAt: new Date().toISOString(),
  };
}

/** The member that holds a text of its own, by kind. */
const carriers: Partial<Readonly<Record<ResourceKind, { readonly member: string; readonly title: string }>>> = {
  component: { member: 'data', title: 'Document' },
  workflow: { member: 'data', title: 'Document' },
  'container-recipe': { member: 'dockerfileTemplateData', title: 'Dockerfile template' },
};

function carriedDocument(kind: ResourceKind, body: JsonObject): CarriedDocument | undefined {
  const carrier = carriers[kind];
  const text = carrier && textIn(body, carrier.member);
  if (!carrier || text === undefined) return undefined;
  if (kind === 'container-recipe') return { title: carrier.title, language: 'dockerfile', text };
  return { title: carrier.title, language: text.trimStart().startsWith('{') ? 'json' : 'yaml', text };
}
