import { jsonRpc } from './json-rpc.ts';
import { organizationsTable } from './organizations-table.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** Organizations. */
export const organizationsModel = serviceModel({
  name: 'organizations',
  operations: () => readTable(organizationsTable),
  protocol: (operations) => jsonRpc('AWSOrganizationsV20161128.', operations),
  constraints: () => constraintsOf(organizationsTable),
  invalidParameter: () => 'InvalidInputException',
  global: true,
});
