import { iamTable } from './iam-table.ts';
import { query } from './query.ts';
import type { ServiceModel } from './service.ts';
import { constraintsOf, readTable } from './service-table.ts';

const operations = readTable(iamTable);

/** IAM. */
export const iamModel: ServiceModel = {
  name: 'iam',
  operations,
  protocol: query('https://iam.amazonaws.com/doc/2010-05-08/', operations),
  constraints: constraintsOf(iamTable),
  invalidParameter: () => 'ValidationError',
  global: true,
};
