import type { Operations } from '../account.ts';
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  getInstanceProfile,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  removeRoleFromInstanceProfile,
} from './instance-profiles.ts';
import {
  attachRolePolicy,
  createRole,
  createServiceLinkedRole,
  deleteRole,
  detachRolePolicy,
  getRole,
  listAttachedRolePolicies,
  listRoles,
  updateAssumeRolePolicy,
} from './roles.ts';

/** The emulated operations of IAM: the roles and instance profiles that builds and lifecycle policies name. */
export const iamOperations: Operations = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  AttachRolePolicy: attachRolePolicy,
  CreateInstanceProfile: createInstanceProfile,
  CreateRole: createRole,
  CreateServiceLinkedRole: createServiceLinkedRole,
  DeleteInstanceProfile: deleteInstanceProfile,
  DeleteRole: deleteRole,
  DetachRolePolicy: detachRolePolicy,
  GetInstanceProfile: getInstanceProfile,
  GetRole: getRole,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  ListInstanceProfiles: listInstanceProfiles,
  ListInstanceProfilesForRole: listInstanceProfilesForRole,
  ListRoles: listRoles,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
};
