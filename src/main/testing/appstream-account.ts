import { onTestFinished } from 'vitest';
import { type AppStreamTest, openAppStreamTest, otherKey } from '../../../tests/conformance/fixture/appstream-account.ts';
import { testKey } from '../../../tests/conformance/fixture/key.ts';
import { inAws } from '../../contract/index.ts';
import { type Aws, createAws } from '../aws/clients.ts';

export interface AppStreamAccounts {
  /** The account behind it: its clock, and what makes builders and images. */
  readonly kit: AppStreamTest;
  /** As the services of main reach the first account, and another one at the same endpoint. */
  readonly mine: Aws;
  readonly theirs: Aws;
}

/** Two local accounts over HTTP whose time passes when the test says so; gone when the test is. */
export async function appStreamAccounts(): Promise<AppStreamAccounts> {
  const kit = await openAppStreamTest();
  const { accountId, endpoint, region } = kit.test.account;
  const reach = (id: string, key: typeof testKey) =>
    createAws({ ...{ id, name: id, hosting: inAws, accountId, region, endpoint, readOnly: false }, credentials: async () => key });
  const accounts = { kit, mine: reach('mine', testKey), theirs: reach('theirs', otherKey) };
  onTestFinished(async () => {
    accounts.mine.close();
    accounts.theirs.close();
    await kit.close();
  });
  return accounts;
}
