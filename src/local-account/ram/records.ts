// Resource shares and the invitations to them, as they are kept.
import { randomUUID } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { type Kept, shelf } from '../store/records.ts';

export interface SharedResource {
  readonly arn: string;
  /** ISO 8601, as are all times here. */
  readonly since: string;
}

export interface SharePrincipal {
  /** An account by its number, or an organization or a unit of one by its ARN. */
  readonly id: string;
  /** Whether it is outside of the owner's organization. */
  readonly external: boolean;
  /** An external account is only associating until it accepts the invitation. */
  readonly status: 'ASSOCIATING' | 'ASSOCIATED';
  readonly since: string;
}

export interface ShareRecord {
  readonly name: string;
  /** CREATED_FROM_POLICY: what a resource policy grants, which nobody sees in lists until it is promoted. */
  readonly featureSet: 'CREATED_FROM_POLICY' | 'STANDARD';
  readonly allowsExternal: boolean;
  readonly tags: readonly { readonly key?: string; readonly value?: string }[];
  readonly created: string;
  readonly updated: string;
  readonly resources: readonly SharedResource[];
  readonly principals: readonly SharePrincipal[];
}

export interface InvitationRecord {
  readonly shareArn: string;
  readonly shareName: string;
  readonly sender: string;
  readonly status: 'PENDING' | 'ACCEPTED' | 'REJECTED';
  readonly sent: string;
}

export type Share = Kept<ShareRecord>;

/** By ARN, in the owner's account. */
export const shares = shelf<ShareRecord>('ram-share');
/** By ARN, in the account of who is invited. */
export const invitations = shelf<InvitationRecord>('ram-invitation');
/** The one record, by the organization's ARN: sharing within the organization is switched on. */
export const organizationSharing = shelf<{ readonly enabled: true }>('ram-organization-sharing', { global: true });

export function newShareArn({ region, accountId }: Owner): string {
  return `arn:aws:ram:${region}:${accountId}:resource-share/${randomUUID()}`;
}

export function newInvitationArn({ region }: Owner, receiver: string): string {
  return `arn:aws:ram:${region}:${receiver}:resource-share-invitation/${randomUUID()}`;
}

/** A share of this account; throws UnknownResourceException. */
export function getShare(owner: Owner, arn: string): Share {
  const body = shares.find(owner, arn);
  if (body) return { id: arn, accountId: owner.accountId, body };
  throw new AwsError('UnknownResourceException', `ResourceShare ${arn} could not be found.`);
}

export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
