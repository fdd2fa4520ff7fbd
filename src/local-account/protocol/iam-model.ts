import { iamTable } from './iam-table.ts';
import { query } from './query.ts';
import { serviceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

/** IAM. */
export const iamModel = serviceModel({
  name: 'iam',
  operations: () => readTable(iamTable),
  protocol: (operations) => query('https://iam.amazonaws.com/doc/2010-05-08/', operations),
  constraints: () => constraintsOf(iamTable),
  invalidParameter: () => 'ValidationError',
  global: true,
});
