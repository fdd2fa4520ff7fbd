import { ecrTable } from './ecr-table.ts';
import { jsonRpc } from './json-rpc.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(ecrTable);

/** Elastic Container Registry. */
export const ecrModel: ServiceModel = {
  name: 'ecr',
  operations,
  protocol: jsonRpc('AmazonEC2ContainerRegistry_V20150921.', operations),
  constraints: constraintsOf(ecrTable),
  invalidParameter: () => 'InvalidParameterException',
};
