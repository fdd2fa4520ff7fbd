import { ecrTable } from './ecr-table.ts';
import { jsonRpc } from './json-rpc.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** Elastic Container Registry. */
export const ecrModel = serviceModel({
  name: 'ecr',
  operations: () => readTable(ecrTable),
  protocol: (operations) => jsonRpc('AmazonEC2ContainerRegistry_V20150921.', operations),
  constraints: () => constraintsOf(ecrTable),
  invalidParameter: () => 'InvalidParameterException',
});
