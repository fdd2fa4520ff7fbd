import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type ListRequest, listPage } from './list-page.ts';
import { allProfiles, allRoles, conflict, getRoleRecord, newPrincipalId, noEntity, type RoleRecord, roles } from './records.ts';

interface CreateRoleRequest {
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly Tags?: readonly object[];
}

const hour = 3600;

/** A new role. What its policies allow is kept and shown; the local account itself allows its users everything. */
export function createRole(account: Account, input: CreateRoleRequest): object {
  const { RoleName: name, Path: path = '/', MaxSessionDuration: maxSessionSeconds = hour, Tags: tags = [] } = input;
  if (roles.find(account, name)) throw conflict('EntityAlreadyExists', `Role with name ${name} already exists.`);
  checkPolicy(input.AssumeRolePolicyDocument);
  const made = { id: newPrincipalId('AROA'), created: account.clock.now().toISOString(), trust: input.AssumeRolePolicyDocument };
  const role: RoleRecord = { ...made, path, description: input.Description, maxSessionSeconds, policies: [], tags };
  roles.put(account, name, role);
  return { Role: toRole(account, name, role) };
}

/** A role by its name. */
export function getRole(account: Account, { RoleName: name }: { readonly RoleName: string }): object {
  return { Role: toRole(account, name, getRoleRecord(account, name)) };
}

/** Roles below a path, by name. */
export function listRoles(account: Account, input: ListRequest & { readonly PathPrefix?: string }): object {
  const below = allRoles(account).filter(({ body }) => body.path.startsWith(input.PathPrefix ?? '/'));
  const { items, ...more } = listPage(below, ({ id }) => id, input);
  return { Roles: items.map(({ id, body }) => toRole(account, id, body)), ...more };
}

/** A role in use stays. */
export function deleteRole(account: Account, { RoleName: name }: { readonly RoleName: string }): object {
  const { policies } = getRoleRecord(account, name);
  if (allProfiles(account).some(({ body }) => body.role === name)) {
    throw conflict('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.');
  }
  if (policies.length > 0) throw conflict('DeleteConflict', 'Cannot delete entity, must detach all policies first.');
  roles.remove(account, name);
  return {};
}

/** Says anew who may take the role. */
export function updateAssumeRolePolicy(account: Account, input: { readonly RoleName: string; readonly PolicyDocument: string }): object {
  const role = getRoleRecord(account, input.RoleName);
  checkPolicy(input.PolicyDocument);
  roles.put(account, input.RoleName, { ...role, trust: input.PolicyDocument });
  return {};
}

interface PolicyRequest {
  readonly RoleName: string;
  readonly PolicyArn: string;
}

/** Only policies that AWS manages can be named: there are no others here. */
export function attachRolePolicy(account: Account, { RoleName: name, PolicyArn: arn }: PolicyRequest): object {
  const role = getRoleRecord(account, name);
  if (!/^arn:aws[a-z-]*:iam::aws:policy\//.test(arn)) throw noEntity(`Policy ${arn} does not exist or is not attachable.`);
  if (!role.policies.includes(arn)) roles.put(account, name, { ...role, policies: [...role.policies, arn] });
  return {};
}

/** Takes a policy from a role that has it. */
export function detachRolePolicy(account: Account, { RoleName: name, PolicyArn: arn }: PolicyRequest): object {
  const role = getRoleRecord(account, name);
  if (!role.policies.includes(arn)) throw noEntity(`Policy ${arn} was not found.`);
  roles.put(account, name, { ...role, policies: role.policies.filter((policy) => policy !== arn) });
  return {};
}

/** The policies of a role. */
export function listAttachedRolePolicies(account: Account, input: ListRequest & { readonly RoleName: string }): object {
  const { items, ...more } = listPage(getRoleRecord(account, input.RoleName).policies, (arn) => arn, input);
  return {
    AttachedPolicies: items.map((PolicyArn) => ({ PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1), PolicyArn })),
    ...more,
  };
}

/** The services whose own role image authors need. */
const serviceRoles: Readonly<Record<string, string>> = {
  'imagebuilder.amazonaws.com': 'AWSServiceRoleForImageBuilder',
  'inspector2.amazonaws.com': 'AWSServiceRoleForAmazonInspector2',
  'ssm.amazonaws.com': 'AWSServiceRoleForAmazonSSM',
};

/** The role of a service; each service has one, with a name of its own. */
export function createServiceLinkedRole(
  account: Account,
  input: { readonly AWSServiceName: string; readonly Description?: string },
): object {
  const service = input.AWSServiceName;
  const name = serviceRoles[service];
  if (!name) {
    const known = Object.keys(serviceRoles).join(', ');
    throw new AwsError('InvalidInput', `The local account makes the service-linked roles of ${known}; not of ${service}.`);
  }
  if (roles.find(account, name)) throw new AwsError('InvalidInput', `Service role name ${name} has been taken in this account.`);
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] }] };
  return createRole(account, {
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Path: `/aws-service-role/${service}/`,
    ...(input.Description === undefined ? {} : { Description: input.Description }),
  });
}

function checkPolicy(document: string): void {
  try {
    const policy: unknown = JSON.parse(document);
    if (typeof policy === 'object' && policy !== null && 'Statement' in policy) return;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AwsError('MalformedPolicyDocument', 'The policy is not JSON with a Statement.');
}

/** Roles in answers; policies travel percent-encoded. */
export function toRole({ accountId }: Account, name: string, role: RoleRecord): object {
  return {
    RoleName: name,
    RoleId: role.id,
    Path: role.path,
    Arn: `arn:aws:iam::${accountId}:role${role.path}${name}`,
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: encodeURIComponent(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    Tags: role.tags.length > 0 ? role.tags : undefined,
  };
}
