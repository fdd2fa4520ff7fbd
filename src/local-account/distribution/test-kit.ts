// An account with others beside it, in several Regions, as tests of what goes from one to another need it.
import { join } from 'node:path';
import { openTestAccount, type TestAccount, testKey } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';
import { succeed } from '../../../tests/conformance/fixture/builds.ts';
import { addAccount } from '../accounts/accounts.ts';
import { keyOf } from '../accounts/keyring.ts';
import type { LocalAccountOptions } from '../options.ts';

/** The number of the account that builds, and those of the others, which are called `team-a` and `team-b`. */
export const builder = '000000000000';
export const teamA = '000000000001';
export const teamB = '000000000002';

/** Calls an operation of a service, as an account and in a Region. */
export type Call = (operation: string, parameters?: object) => Promise<Answer>;

export interface Place {
  readonly accountId?: string;
  readonly region?: string;
}

export interface SeveralAccounts {
  readonly test: TestAccount;
  /** The caller of a service; by default the builder's in us-east-1. */
  as(service: string, place?: Place): Call;
  close(): Promise<void>;
}

/** Unless the options say otherwise, nothing is really built. */
export async function openSeveralAccounts(options: Partial<LocalAccountOptions> = { runBuild: succeed }): Promise<SeveralAccounts> {
  const test = await openTestAccount(options);
  for (const name of ['team-a', 'team-b']) addAccount(join(test.directory, 'data'), name, new Date());
  const callers = new Map<string, Botocore>();
  const callerOf = ({ accountId = builder, region = 'us-east-1' }: Place) => {
    const key = `${accountId} ${region}`;
    const caller = callers.get(key) ?? openBotocore({ ...test, account: { ...test.account, region } }, keyOf(testKey, accountId));
    callers.set(key, caller);
    return caller;
  };
  return {
    test,
    as:
      (service, place = {}) =>
      (operation, parameters = {}) =>
        callerOf(place).call(service, operation, parameters),
    async close() {
      for (const caller of callers.values()) caller.close();
      await test.close();
    },
  };
}

/** The role by which the builder may distribute into an account; `changes` are to the request that makes it. */
export async function letDistribute(
  accounts: SeveralAccounts,
  accountId: string,
  { trusted = builder, withPolicy = true } = {},
): Promise<void> {
  const iam = accounts.as('iam', { accountId });
  const RoleName = 'EC2ImageBuilderDistributionCrossAccountRole';
  const Statement = [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${trusted}:root` }, Action: 'sts:AssumeRole' }];
  await iam('create_role', { RoleName, AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) });
  const PolicyArn = 'arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess';
  if (withPolicy) await iam('attach_role_policy', { RoleName, PolicyArn });
}
