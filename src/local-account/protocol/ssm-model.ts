import { jsonRpc } from './json-rpc.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';
import { ssmTable } from './ssm-table.ts';

/** Systems Manager, of which the Parameter Store. */
export const ssmModel = serviceModel({
  name: 'ssm',
  operations: () => readTable(ssmTable),
  protocol: (operations) => jsonRpc('AmazonSSM.', operations),
  constraints: () => constraintsOf(ssmTable),
  invalidParameter: () => 'ValidationException',
});
