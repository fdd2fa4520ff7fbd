import type { Operations } from '../account.ts';
import { createOrganization, deleteOrganization, describeAccount, describeOrganization, listAccounts, listRoots } from './organization.ts';
import {
  createOrganizationalUnit,
  deleteOrganizationalUnit,
  describeOrganizationalUnit,
  listOrganizationalUnitsForParent,
} from './units.ts';

/** The emulated operations of Organizations: the units that images can be shared with. */
export const organizationsOperations: Operations = {
  CreateOrganization: createOrganization,
  CreateOrganizationalUnit: createOrganizationalUnit,
  DeleteOrganization: deleteOrganization,
  DeleteOrganizationalUnit: deleteOrganizationalUnit,
  DescribeAccount: describeAccount,
  DescribeOrganization: describeOrganization,
  DescribeOrganizationalUnit: describeOrganizationalUnit,
  ListAccounts: listAccounts,
  ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
  ListRoots: listRoots,
};
