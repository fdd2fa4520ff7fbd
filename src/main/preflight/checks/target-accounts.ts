import { type Check, ok, unchecked } from '../check.ts';
import type { BuildSubject } from '../subject.ts';

const role = 'EC2ImageBuilderDistributionCrossAccountRole';

/** Accounts that get copies of their own, by which role. */
function targetsOf({ distributions }: BuildSubject, self: string): string[] {
  const accounts = distributions.flatMap(({ amiDistributionConfiguration }) => amiDistributionConfiguration?.targetAccountIds ?? []);
  return [...new Set(accounts)].filter((account) => account !== self);
}

export const targetAccountsCheck: Check = {
  id: 'target-accounts',
  title: 'Other accounts let the copies in',
  applies: ({ distributions }) => distributions.some(({ amiDistributionConfiguration: one }) => (one?.targetAccountIds ?? []).length > 0),
  async run({ aws, subject }) {
    const accounts = targetsOf(subject, aws.connection.accountId);
    if (accounts.length === 0) return [ok('All copies stay in this account.')];
    return accounts.map((account) =>
      unchecked(`Whether account ${account} has the role ${role} can only be seen from there.`, {
        text: `With credentials of ${account}, look that the role is there and trusts account ${aws.connection.accountId}.`,
        command: `aws iam get-role --role-name ${role}`,
        link: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/cross-account-dist.html',
      }),
    );
  },
};
