// What somebody who is signed in to an organization may do there.
import { AppError, type SsoAccount } from '../../../contract/index.ts';
import { isAwsError } from '../../aws/aws-error.ts';
import { everyPage } from '../../aws/every-page.ts';
import type { TimedCredentials } from '../provider.ts';
import type { Portal } from './sign-ins.ts';

export interface RoleOfAccount {
  readonly accountId: string;
  readonly roleName: string;
}

export async function roleCredentials({ clients, accessToken }: Portal, role: RoleOfAccount): Promise<TimedCredentials> {
  const { roleCredentials: given } = await (await clients.portal()).getRoleCredentials({ ...role, accessToken }).catch((error: unknown) => {
    if (!isAwsError(error, 'ForbiddenException', 'ResourceNotFoundException')) throw error;
    throw new AppError(
      'refused',
      `You have no role '${role.roleName}' in the account ${role.accountId}. Choose another one in the connection's settings.`,
    );
  });
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = given ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken)
    throw new AppError('unavailable', 'IAM Identity Center answered without credentials. Try again.');
  return { accessKeyId, secretAccessKey, sessionToken, ...(expiration ? { expiration: new Date(expiration) } : {}) };
}

/** Sorted by name. */
export async function accountsOf({ clients, accessToken }: Portal): Promise<readonly SsoAccount[]> {
  const portal = await clients.portal();
  const found = await everyPage((nextToken) => portal.listAccounts({ accessToken, nextToken, maxResults: 100 }), 'accountList');
  return found
    .map(({ accountId = '', accountName = '', emailAddress = '' }) => ({ accountId, name: accountName, email: emailAddress }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.accountId.localeCompare(b.accountId));
}

export async function rolesOf({ clients, accessToken }: Portal, accountId: string): Promise<readonly string[]> {
  const portal = await clients.portal();
  const found = await everyPage((nextToken) => portal.listAccountRoles({ accessToken, accountId, nextToken, maxResults: 100 }), 'roleList');
  return found.flatMap(({ roleName }) => roleName ?? []).sort();
}
