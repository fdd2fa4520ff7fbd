import { roles } from '../iam/records.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { isTrusted } from '../sts/trust.ts';
import { type DistributionPlace, ownerOf, type Target } from './place.ts';

/** By which Image Builder acts in an account that it distributes to; it has this name everywhere. */
export const crossAccountRole = 'EC2ImageBuilderDistributionCrossAccountRole';

/**
 * Whether Image Builder may act in the account: in one's own always, in another one as far as a role of that account lets it. The role's
 * trust must name the account that builds, and some policy must be attached to it; what that policy allows is not looked at. Throws what
 * STS answers; it does not tell an account that there is not from one without the role, and so the message does here.
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/cross-account-dist.html
 */
export function checkTargetAccount(place: DistributionPlace, target: Target): void {
  const { accounts, job } = place;
  if (target.accountId === job.accountId) return;
  if (!accounts.find(target.accountId)) throw notAuthorized(place, target, 'there is no such account behind this endpoint');
  const role = roles.find(ownerOf(place, target), crossAccountRole);
  if (!role) throw notAuthorized(place, target, 'the account has no such role');
  const applicant = { arn: serviceSession(job.accountId), accountId: job.accountId, externalId: undefined };
  if (!isTrusted(role.trust, applicant)) throw notAuthorized(place, target, `its trust policy does not name the account ${job.accountId}`);
  if (role.policies.length === 0) throw notAuthorized(place, target, 'no policy is attached to it');
}

function serviceSession(accountId: string): string {
  return `arn:aws:sts::${accountId}:assumed-role/AWSServiceRoleForImageBuilder/Ec2ImageBuilderIntegrationService`;
}

function notAuthorized({ job }: DistributionPlace, { accountId }: Target, why: string): AwsError {
  const role = `arn:aws:iam::${accountId}:role/${crossAccountRole}`;
  const message = `User: ${serviceSession(job.accountId)} is not authorized to perform: sts:AssumeRole on resource: ${role}: ${why}`;
  return new AwsError('AccessDenied', message, 403);
}
