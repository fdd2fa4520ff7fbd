// What infrastructure configurations, distribution configurations and pipelines have in common: a name, no versions, updates that replace.
import type { Account } from '../account.ts';
import {
  deleteResource,
  findResource,
  insertResource,
  isReferenced,
  type ResourceKind,
  replaceBody,
  setReferences,
} from '../store/resources.ts';
import { addTags } from '../store/tags.ts';
import { alreadyExists, formatArn, hasDependants, toSlug } from './arn.ts';
import { defined } from './defined.ts';
import { checkQuota } from './quotas.ts';
import { getResource } from './resolve.ts';

export interface NewResource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>> | undefined;
  /** The members besides arn, name and dates. */
  readonly body: object;
  /** ARNs of what it cannot do without. */
  readonly references?: readonly (string | undefined)[];
}

/** Writes it and answers its ARN; names are unique, however they are spelled. */
export function createNamed(account: Account, { kind, name, tags, body, references = [] }: NewResource): string {
  const slug = toSlug(name);
  const arn = formatArn(account, { kind, slug });
  if (findResource(account.store, arn)) throw alreadyExists(kind, arn);
  checkQuota(account, kind);
  const now = account.clock.now().toISOString();
  insertResource(account, { kind, slug, arn }, defined({ ...body, arn, name, dateCreated: now, dateUpdated: now }));
  setReferences(
    account.store,
    arn,
    references.filter((reference) => reference !== undefined),
  );
  addTags(account.store, arn, tags);
  return arn;
}

export interface Replacement {
  readonly kind: ResourceKind;
  readonly arn: string;
  readonly body: object;
  readonly references?: readonly (string | undefined)[];
}

/** An update clears every member that the request leaves out; only name, date of creation and tags stay. */
export function replaceNamed(account: Account, { kind, arn, body, references = [] }: Replacement): string {
  const { name, dateCreated } = getResource<{ readonly name: string; readonly dateCreated: string }>(account, kind, arn).body;
  replaceBody(account.store, arn, defined({ ...body, arn, name, dateCreated, dateUpdated: account.clock.now().toISOString() }));
  setReferences(
    account.store,
    arn,
    references.filter((reference) => reference !== undefined),
  );
  return arn;
}

/** Throws ResourceDependencyException while another resource names it. */
export function deleteNamed(account: Account, kind: ResourceKind, arn: string): string {
  getResource(account, kind, arn);
  if (isReferenced(account.store, arn)) throw hasDependants(arn);
  deleteResource(account.store, arn);
  return arn;
}
