// Sharing by resource policy makes a share of its own kind, which lists do not show until it is promoted:
// https://docs.aws.amazon.com/ram/latest/APIReference/API_PromoteResourceShareCreatedFromPolicy.html
import type { Account } from '../account.ts';
import { membershipOf } from '../organizations/membership.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { principalsOf } from './grants.ts';
import { getShare, newShareArn, type Share, type SharePrincipal, shares } from './records.ts';

/** Makes the share of a resource's policy say what the policy says; undefined: the policy is gone, and with it the share. */
export function followPolicy(account: Account, arn: string, policy: string | undefined): void {
  const present = shares.list(account).find((share) => isFromPolicyOf(share, arn));
  if (policy === undefined) {
    if (present) shares.remove(account, present.id);
    return;
  }
  const now = account.clock.now().toISOString();
  const membership = membershipOf(account.store, account.accountId);
  const principals = principalsOf(policy).map((principal): SharePrincipal => {
    const id = /^arn:aws[^:]*:iam::(\d{12}):root$/.exec(principal)?.[1] ?? principal;
    const external = !id.startsWith('arn:') || membership === undefined;
    return { id, external, status: 'ASSOCIATED', since: now };
  });
  const name = present?.body.name ?? `from-policy-${arn.slice(arn.lastIndexOf(':') + 1).replaceAll('/', '-')}`;
  shares.put(account, present?.id ?? newShareArn(account), {
    name,
    featureSet: present?.body.featureSet ?? 'CREATED_FROM_POLICY',
    allowsExternal: true,
    tags: present?.body.tags ?? [],
    created: present?.body.created ?? now,
    updated: now,
    resources: [{ arn, since: present?.body.created ?? now }],
    principals,
  });
}

/** A share that was promoted has no mark of the policy left but its name's beginning and its one resource. */
function isFromPolicyOf({ body }: Share, arn: string): boolean {
  return body.resources.length === 1 && body.resources[0]?.arn === arn && body.name.startsWith('from-policy-');
}

/** From now on lists show what the policy grants. */
export function promoteResourceShareCreatedFromPolicy(
  account: Account,
  { resourceShareArn: arn }: { readonly resourceShareArn: string },
): object {
  const { body } = getShare(account, arn);
  if (body.featureSet !== 'CREATED_FROM_POLICY') {
    throw new AwsError('InvalidParameterException', `ResourceShare ${arn} was not created from a policy.`);
  }
  shares.put(account, arn, { ...body, featureSet: 'STANDARD', updated: account.clock.now().toISOString() });
  return { returnValue: true };
}
