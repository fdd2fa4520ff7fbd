import type { Account } from '../account.ts';
import { type ListRequest, listPage } from './list-page.ts';
import {
  allProfiles,
  conflict,
  getProfileRecord,
  getRoleRecord,
  type InstanceProfileRecord,
  instanceProfiles,
  newPrincipalId,
  noEntity,
} from './records.ts';
import { toRole } from './roles.ts';

interface Named {
  readonly InstanceProfileName: string;
}

interface WithRole extends Named {
  readonly RoleName: string;
}

/** A new, empty instance profile. */
export function createInstanceProfile(
  account: Account,
  input: Named & { readonly Path?: string; readonly Tags?: readonly object[] },
): object {
  const { InstanceProfileName: name, Path: path = '/', Tags: tags = [] } = input;
  if (instanceProfiles.find(account, name)) throw conflict('EntityAlreadyExists', `Instance Profile ${name} already exists.`);
  const profile = { id: newPrincipalId('AIPA'), path, created: account.clock.now().toISOString(), role: undefined, tags };
  instanceProfiles.put(account, name, profile);
  return { InstanceProfile: toProfile(account, name, profile) };
}

/** An instance profile by its name. */
export function getInstanceProfile(account: Account, { InstanceProfileName: name }: Named): object {
  return { InstanceProfile: toProfile(account, name, getProfileRecord(account, name)) };
}

/** Instance profiles below a path. */
export function listInstanceProfiles(account: Account, input: ListRequest & { readonly PathPrefix?: string }): object {
  const below = allProfiles(account).filter(({ body }) => body.path.startsWith(input.PathPrefix ?? '/'));
  const { items, ...more } = listPage(below, ({ id }) => id, input);
  return { InstanceProfiles: items.map(({ id, body }) => toProfile(account, id, body)), ...more };
}

/** The instance profiles that hold a role. */
export function listInstanceProfilesForRole(account: Account, input: ListRequest & { readonly RoleName: string }): object {
  getRoleRecord(account, input.RoleName);
  const holding = allProfiles(account).filter(({ body }) => body.role === input.RoleName);
  const { items, ...more } = listPage(holding, ({ id }) => id, input);
  return { InstanceProfiles: items.map(({ id, body }) => toProfile(account, id, body)), ...more };
}

/** A profile that holds a role stays. */
export function deleteInstanceProfile(account: Account, { InstanceProfileName: name }: Named): object {
  const { role } = getProfileRecord(account, name);
  if (role !== undefined) throw conflict('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.');
  instanceProfiles.remove(account, name);
  return {};
}

/** A profile holds one role. */
export function addRoleToInstanceProfile(account: Account, { InstanceProfileName: name, RoleName: role }: WithRole): object {
  const profile = getProfileRecord(account, name);
  getRoleRecord(account, role);
  if (profile.role !== undefined) throw conflict('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
  instanceProfiles.put(account, name, { ...profile, role });
  return {};
}

/** Empties a profile that holds this role. */
export function removeRoleFromInstanceProfile(account: Account, { InstanceProfileName: name, RoleName: role }: WithRole): object {
  const profile = getProfileRecord(account, name);
  if (profile.role !== role) throw noEntity(`The role with name ${role} cannot be found.`);
  instanceProfiles.put(account, name, { ...profile, role: undefined });
  return {};
}

function toProfile(account: Account, name: string, profile: InstanceProfileRecord): object {
  return {
    InstanceProfileName: name,
    InstanceProfileId: profile.id,
    Path: profile.path,
    Arn: `arn:aws:iam::${account.accountId}:instance-profile${profile.path}${name}`,
    CreateDate: new Date(profile.created),
    Roles: profile.role === undefined ? [] : [toRole(account, profile.role, getRoleRecord(account, profile.role))],
    Tags: profile.tags.length > 0 ? profile.tags : undefined,
  };
}
