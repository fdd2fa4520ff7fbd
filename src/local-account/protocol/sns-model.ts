import { query } from './query.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';
import { snsTable } from './sns-table.ts';

/** SNS. */
export const snsModel = serviceModel({
  name: 'sns',
  operations: () => readTable(snsTable),
  protocol: (operations) => query('http://sns.amazonaws.com/doc/2010-03-31/', operations),
  constraints: () => constraintsOf(snsTable),
  invalidParameter: () => 'InvalidParameter',
});
