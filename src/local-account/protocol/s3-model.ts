import * as sdk from '@aws-sdk/client-s3';
import { s3Protocol } from './rest-xml.ts';
import { readOperations } from './schema.ts';
import type { ServiceModel } from './service.ts';

const operations = readOperations(sdk);

/** S3. Its limits are of names and sizes, which the operations check. */
export const s3Model: ServiceModel = {
  name: 's3',
  operations,
  protocol: s3Protocol(operations),
  constraints: {},
  invalidParameter: () => 'InvalidArgument',
  global: true,
};
