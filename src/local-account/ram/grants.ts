// What one account may see of another's: https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-shared-resources.html
import { isPrincipalOf } from '../organizations/membership.ts';
import type { Owner } from '../store/owner.ts';
import { findPolicy } from '../store/policies.ts';
import { type Share, shares } from './records.ts';

/** Whether the resource of this ARN, of another account, is shared with the reader: by a share, or by the resource's policy alone. */
export function isSharedWith(reader: Owner, arn: string): boolean {
  return sharesWith(reader).some(({ body }) => body.resources.some((resource) => resource.arn === arn)) || isGrantedByPolicy(reader, arn);
}

/** The ARNs of what lists of shared resources show the reader, in its Region. What a policy alone grants is not among them. */
export function listedArns(reader: Owner): readonly string[] {
  const listed = sharesWith(reader).filter(({ body }) => body.featureSet === 'STANDARD');
  return [...new Set(listed.flatMap(({ body }) => body.resources.map(({ arn }) => arn)))];
}

/** Other accounts' shares that the reader belongs to; of those it was invited to, the ones that it has accepted. */
export function sharesWith(reader: Owner): readonly Share[] {
  return shares.listAll(reader).filter(({ accountId, body }) => {
    if (accountId === reader.accountId) return false;
    return body.principals.some(({ id, status }) => status === 'ASSOCIATED' && isPrincipalOf(reader.store, id, reader.accountId));
  });
}

/** Whether the owner shares this with anybody, which keeps it from being deleted. */
export function isShared(owner: Owner, arn: string): boolean {
  const listed = shares
    .list(owner)
    .some(({ body }) => body.principals.length > 0 && body.resources.some((resource) => resource.arn === arn));
  return listed || findPolicy(owner.store, arn) !== undefined;
}

interface GrantingPolicy {
  readonly Statement: Statement | readonly Statement[];
}

interface Statement {
  readonly Principal: { readonly AWS: string | readonly string[] };
}

/** Policies were checked when they were put: their statements allow all that can be allowed, to somebody. */
function isGrantedByPolicy({ store, accountId }: Owner, arn: string): boolean {
  const policy = findPolicy(store, arn);
  if (policy === undefined) return false;
  return principalsOf(policy).some((principal) => isPrincipalOf(store, principal, accountId));
}

/** Whom a resource policy grants something. */
export function principalsOf(policy: string): readonly string[] {
  const { Statement: statements } = JSON.parse(policy) as GrantingPolicy;
  return [...new Set([statements].flat().flatMap((statement) => (statement as Statement).Principal.AWS))];
}
