// The organization as its members see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, botocoreVersion } from '../../../tests/conformance/fixture/botocore.ts';
import { builder, openSeveralAccounts, type SeveralAccounts, teamA, teamB } from '../distribution/test-kit.ts';

let accounts: SeveralAccounts;
let root: string;
let unit: Answer;
const manager = (operation: string, parameters = {}): Promise<Answer> => accounts.as('organizations')(operation, parameters);
const member = (operation: string, parameters = {}): Promise<Answer> =>
  accounts.as('organizations', { accountId: teamA, region: 'eu-west-1' })(operation, parameters);

describe.skipIf(!botocoreVersion)('an organization of several accounts', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    accounts = await openSeveralAccounts();
    await manager('create_organization');
    root = (await manager('list_roots')).Roots[0].Id;
    unit = (await manager('create_organizational_unit', { ParentId: root, Name: 'teams' })).OrganizationalUnit;
  }, 60_000);
  afterAll(() => accounts.close());

  it('is one for all of them, whatever their Region, and managed by the account that made it', async () => {
    const { Organization } = await member('describe_organization');
    expect(Organization).toEqual((await manager('describe_organization')).Organization);
    expect(Organization.MasterAccountId).toBe(builder);
    await expect(member('create_organization')).rejects.toMatchObject({ code: 'AlreadyInOrganizationException' });
  });

  it.each([
    ['list_accounts', {}],
    ['list_roots', {}],
    ['describe_account', { AccountId: teamA }],
    ['delete_organization', {}],
  ])('answers %s to the manager alone', async (operation, parameters) => {
    await expect(member(operation, parameters)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  it('lists its accounts, page by page', async () => {
    const first = await manager('list_accounts', { MaxResults: 2 });
    const second = await manager('list_accounts', { MaxResults: 2, NextToken: first.NextToken });
    expect([...first.Accounts, ...second.Accounts].map(({ Id, Name }) => [Id, Name])).toEqual([
      [builder, 'local'],
      [teamA, 'team-a'],
      [teamB, 'team-b'],
    ]);
    expect((await manager('describe_account', { AccountId: teamB })).Account).toEqual(second.Accounts[0]);
    await expect(manager('list_accounts', { NextToken: 'mine' })).rejects.toMatchObject({ code: 'InvalidInputException' });
  });

  it('moves accounts between units, and keeps a unit that has some', async () => {
    const below = async (ParentId: string) =>
      (await manager('list_accounts_for_parent', { ParentId })).Accounts.map(({ Id }: Answer) => Id);
    const move = { AccountId: teamA, SourceParentId: root, DestinationParentId: unit.Id };
    await manager('move_account', move);
    expect([await below(root), await below(unit.Id)]).toEqual([[builder, teamB], [teamA]]);
    expect((await manager('list_parents', { ChildId: teamA })).Parents).toEqual([{ Id: unit.Id, Type: 'ORGANIZATIONAL_UNIT' }]);
    expect((await manager('list_parents', { ChildId: unit.Id })).Parents).toEqual([{ Id: root, Type: 'ROOT' }]);
    const children = async (ChildType: string) =>
      (await manager('list_children', { ParentId: root, ChildType })).Children.map(({ Id }: Answer) => Id);
    expect([await children('ACCOUNT'), await children('ORGANIZATIONAL_UNIT')]).toEqual([[builder, teamB], [unit.Id]]);
    const remove = () => manager('delete_organizational_unit', { OrganizationalUnitId: unit.Id });
    await expect(remove()).rejects.toMatchObject({ code: 'OrganizationalUnitNotEmptyException' });
    await expect(manager('move_account', move)).rejects.toMatchObject({ code: 'SourceParentNotFoundException' });
    await manager('move_account', { ...move, SourceParentId: unit.Id, DestinationParentId: root });
    await remove();
    await manager('delete_organization');
    await expect(member('describe_organization')).rejects.toMatchObject({ code: 'AWSOrganizationsNotInUseException' });
  });

  it.each([
    ['an account that there is not', { AccountId: '999999999999' }, 'AccountNotFoundException'],
    ['a unit that there is not', { DestinationParentId: 'ou-abcd-01234567' }, 'DestinationParentNotFoundException'],
  ])('moves nothing for %s', async (_, changes, code) => {
    const { Organization } = await manager('describe_organization').catch(() => manager('create_organization'));
    expect(Organization.MasterAccountId).toBe(builder);
    const top = (await manager('list_roots')).Roots[0].Id;
    const move = { AccountId: teamA, SourceParentId: top, DestinationParentId: top, ...changes };
    await expect(manager('move_account', move)).rejects.toMatchObject({ code });
  });
});
