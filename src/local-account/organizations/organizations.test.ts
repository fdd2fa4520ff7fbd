import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestAccount, type TestAccount } from '../../../tests/conformance/fixture/account.ts';
import { type Answer, type Botocore, botocoreVersion, openBotocore } from '../../../tests/conformance/fixture/botocore.ts';

let test: TestAccount;
let botocore: Botocore;
const organizations = (operation: string, parameters: object = {}): Promise<Answer> =>
  botocore.call('organizations', operation, parameters);

describe.skipIf(!botocoreVersion)('Organizations', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    test = await openTestAccount();
    botocore = openBotocore(test);
  }, 60_000);
  afterAll(async () => {
    botocore.close();
    await test.close();
  });

  it('knows no organization until one is made', async () => {
    const none = { code: 'AWSOrganizationsNotInUseException' };
    await expect(organizations('describe_organization')).rejects.toMatchObject(none);
    await expect(organizations('list_roots')).rejects.toMatchObject(none);
    const { Organization } = await organizations('create_organization');
    expect(Organization).toMatchObject({
      Id: expect.stringMatching(/^o-[a-z0-9]{10}$/),
      MasterAccountId: '000000000000',
      FeatureSet: 'ALL',
    });
    expect((await organizations('describe_organization')).Organization).toEqual(Organization);
    await expect(organizations('create_organization')).rejects.toMatchObject({ code: 'AlreadyInOrganizationException' });
    expect((await organizations('list_accounts')).Accounts).toMatchObject([{ Id: '000000000000', Status: 'ACTIVE' }]);
    await expect(organizations('describe_account', { AccountId: '111111111111' })).rejects.toMatchObject({
      code: 'AccountNotFoundException',
    });
  });

  it('has units below its root, and goes when they are gone', async () => {
    const { Id: ParentId } = (await organizations('list_roots')).Roots[0];
    const { OrganizationalUnit: outer } = await organizations('create_organizational_unit', { ParentId, Name: 'teams' });
    const again = { ParentId, Name: 'teams' };
    await expect(organizations('create_organizational_unit', again)).rejects.toMatchObject({
      code: 'DuplicateOrganizationalUnitException',
    });
    const { OrganizationalUnit: inner } = await organizations('create_organizational_unit', { ParentId: outer.Id, Name: 'images' });
    expect(inner.Arn).toMatch(/^arn:aws:organizations::000000000000:ou\/o-[a-z0-9]{10}\/ou-/);
    expect((await organizations('list_organizational_units_for_parent', { ParentId })).OrganizationalUnits).toEqual([outer]);
    const described = await organizations('describe_organizational_unit', { OrganizationalUnitId: inner.Id });
    expect(described.OrganizationalUnit).toEqual(inner);
    const remove = (unit: Answer) => organizations('delete_organizational_unit', { OrganizationalUnitId: unit.Id });
    await expect(remove(outer)).rejects.toMatchObject({ code: 'OrganizationalUnitNotEmptyException' });
    await expect(organizations('delete_organization')).rejects.toMatchObject({ code: 'OrganizationNotEmptyException' });
    await remove(inner);
    await remove(outer);
    await expect(remove(outer)).rejects.toMatchObject({ code: 'OrganizationalUnitNotFoundException' });
    await organizations('delete_organization');
    await expect(organizations('describe_organization')).rejects.toMatchObject({ code: 'AWSOrganizationsNotInUseException' });
  });

  it('names the operation that it does not emulate', async () => {
    await expect(organizations('list_policies', { Filter: 'TAG_POLICY' })).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});
