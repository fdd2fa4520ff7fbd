import { jsonRpc } from './json-rpc.ts';
import { organizationsTable } from './organizations-table.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(organizationsTable);

/** Organizations. */
export const organizationsModel: ServiceModel = {
  name: 'organizations',
  operations,
  protocol: jsonRpc('AWSOrganizationsV20161128.', operations),
  constraints: constraintsOf(organizationsTable),
  invalidParameter: () => 'InvalidInputException',
  global: true,
};
