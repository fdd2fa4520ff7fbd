import type { Operations } from '../account.ts';
import { describeAccount, listAccounts, listAccountsForParent, listChildren, listParents, moveAccount } from './accounts.ts';
import { createOrganization, deleteOrganization, describeOrganization, listRoots } from './organization.ts';
import {
  createOrganizationalUnit,
  deleteOrganizationalUnit,
  describeOrganizationalUnit,
  listOrganizationalUnitsForParent,
} from './units.ts';

/** The emulated operations of Organizations: the accounts and units that images can be shared with. */
export const organizationsOperations: Operations = {
  CreateOrganization: createOrganization,
  CreateOrganizationalUnit: createOrganizationalUnit,
  DeleteOrganization: deleteOrganization,
  DeleteOrganizationalUnit: deleteOrganizationalUnit,
  DescribeAccount: describeAccount,
  DescribeOrganization: describeOrganization,
  DescribeOrganizationalUnit: describeOrganizationalUnit,
  ListAccounts: listAccounts,
  ListAccountsForParent: listAccountsForParent,
  ListChildren: listChildren,
  ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
  ListParents: listParents,
  ListRoots: listRoots,
  MoveAccount: moveAccount,
};
