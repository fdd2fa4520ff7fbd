import { jsonRpc } from './json-rpc.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';
import { ssmTable } from './ssm-table.ts';

const operations = readTable(ssmTable);

/** Systems Manager, of which the Parameter Store. */
export const ssmModel: ServiceModel = {
  name: 'ssm',
  operations,
  protocol: jsonRpc('AmazonSSM.', operations),
  constraints: constraintsOf(ssmTable),
  invalidParameter: () => 'ValidationException',
};
