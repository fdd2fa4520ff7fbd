import * as sdk from '@aws-sdk/client-sts';
import { query } from './query.ts';
import { readOperations } from './schema.ts';
import type { ServiceModel } from './service.ts';

const operations = readOperations(sdk);

/** STS. */
export const stsModel: ServiceModel = {
  name: 'sts',
  operations,
  protocol: query('https://sts.amazonaws.com/doc/2011-06-15/', operations),
  constraints: {},
  invalidParameter: () => 'ValidationError',
  global: true,
};
