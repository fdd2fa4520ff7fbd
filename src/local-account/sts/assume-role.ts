import type { Called } from '../account.ts';
import { roles } from '../iam/records.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { AssumeRoleRequest, AssumeRoleResponse } from '../protocol/sts-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { isTrusted } from './trust.ts';

const defaultSeconds = 3600;

/**
 * Keys for a role that trusts the caller. What they stand for is the role; that a role may do less than the account's user is not
 * enforced here, so a policy that would narrow the session is refused instead of forgotten.
 */
export function assumeRole(account: Called, input: Valid<AssumeRoleRequest>): AssumeRoleResponse {
  if (input.Policy !== undefined || input.PolicyArns !== undefined || input.SerialNumber !== undefined) {
    throw new AwsError(
      'ValidationError',
      'The local account enforces no policies and knows no MFA: leave out Policy, PolicyArns and SerialNumber.',
    );
  }
  const { accountId, name } = parseRoleArn(input.RoleArn);
  const role = roles.find({ ...account, accountId }, name);
  const arn = role && `arn:aws:iam::${accountId}:role${role.path}${name}`;
  if (
    !role ||
    arn !== input.RoleArn ||
    !isTrusted(role.trust, { arn: account.caller.arn, accountId: account.accountId, externalId: input.ExternalId })
  ) {
    const message = `User: ${account.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`;
    throw new AwsError('AccessDenied', message, 403);
  }
  const seconds = input.DurationSeconds ?? defaultSeconds;
  if (seconds > role.maxSessionSeconds) {
    throw new AwsError('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  const session = {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${input.RoleSessionName}`,
    userId: `${role.id}:${input.RoleSessionName}`,
    expires: account.clock.now().getTime() + seconds * 1000,
  };
  const { accessKeyId, secretAccessKey, sessionToken } = account.issueKeys(session);
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: new Date(session.expires),
    },
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
  };
}

function parseRoleArn(arn: string): { readonly accountId: string; readonly name: string } {
  const [, accountId, name] = /^arn:[^:]+:iam::(\d{12}):role\/(?:[^/]+\/)*([\w+=,.@-]+)$/.exec(arn) ?? [];
  if (accountId === undefined || name === undefined) throw new AwsError('ValidationError', `${arn} is invalid`);
  return { accountId, name };
}
