import { query } from './query.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';
import { snsTable } from './sns-table.ts';

const operations = readTable(snsTable);

/** SNS. */
export const snsModel: ServiceModel = {
  name: 'sns',
  operations,
  protocol: query('http://sns.amazonaws.com/doc/2010-03-31/', operations),
  constraints: constraintsOf(snsTable),
  invalidParameter: () => 'InvalidParameter',
};
