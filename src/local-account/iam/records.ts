// Roles and instance profiles as they are kept. IAM is one service for all Regions.
import { randomBytes } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';
import { type Kept, type Owner, shelf } from '../store/records.ts';

export interface RoleRecord {
  readonly id: string;
  readonly path: string;
  readonly created: string;
  /** The trust policy, as JSON text. */
  readonly trust: string;
  readonly description: string | undefined;
  readonly maxSessionSeconds: number;
  /** ARNs of managed policies. */
  readonly policies: readonly string[];
  readonly tags: readonly object[];
}

export interface InstanceProfileRecord {
  readonly id: string;
  readonly path: string;
  readonly created: string;
  /** Its role, of which there is at most one. */
  readonly role: string | undefined;
  readonly tags: readonly object[];
}

/** Both by name. */
export const roles = shelf<RoleRecord>('iam-role', { global: true });
export const instanceProfiles = shelf<InstanceProfileRecord>('iam-instance-profile', { global: true });

/**
 * The role and the instance profile that AWS's guide to Image Builder sets up, and that builds name unless told otherwise: there from the
 * beginning, until somebody makes or changes their own of that name.
 */
const providedName = 'EC2InstanceProfileForImageBuilder';
const beginning = { path: '/', created: '2019-12-01T00:00:00.000Z', tags: [] } as const;
const providedProfile: InstanceProfileRecord = { ...beginning, id: 'AIPAKILNPROVIDESTHIS2', role: providedName };
const providedRole: RoleRecord = {
  ...beginning,
  id: 'AROAKILNPROVIDESTHIS2',
  trust: JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }),
  description: 'For the instances of builds',
  maxSessionSeconds: 3600,
  policies: [providedName, 'AmazonSSMManagedInstanceCore', 'EC2InstanceProfileForImageBuilderECRContainerBuilds'].map(
    (policy) => `arn:aws:iam::aws:policy/${policy}`,
  ),
};

/** undefined where there is no such role. */
export function findRole(owner: Owner, name: string): RoleRecord | undefined {
  return roles.find(owner, name) ?? (name === providedName ? providedRole : undefined);
}

/** Those of the beginning first, as the oldest. */
const withProvided = <Body>(kept: readonly Kept<Body>[], provided: Body, { accountId }: Owner): readonly Kept<Body>[] =>
  kept.some(({ id }) => id === providedName) ? kept : [{ id: providedName, accountId, body: provided }, ...kept];

export const allRoles = (owner: Owner) => withProvided(roles.list(owner), providedRole, owner);
export const allProfiles = (owner: Owner) => withProvided(instanceProfiles.list(owner), providedProfile, owner);

/** A role that is there; throws NoSuchEntity. */
export function getRoleRecord(owner: Owner, name: string): RoleRecord {
  const role = findRole(owner, name);
  if (!role) throw noEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** An instance profile that is there; throws NoSuchEntity. */
export function getProfileRecord(owner: Owner, name: string): InstanceProfileRecord {
  const profile = instanceProfiles.find(owner, name) ?? (name === providedName ? providedProfile : undefined);
  if (!profile) throw noEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

/** AROA… for roles, AIPA… for instance profiles. */
export function newPrincipalId(prefix: 'AROA' | 'AIPA'): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return prefix + [...randomBytes(17)].map((byte) => letters[byte % letters.length]).join('');
}

export function noEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/** IAM calls what stands in the way a conflict. */
export function conflict(code: 'EntityAlreadyExists' | 'DeleteConflict' | 'LimitExceeded', message: string): AwsError {
  return new AwsError(code, message, 409);
}
