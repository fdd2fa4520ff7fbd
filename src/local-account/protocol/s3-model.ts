import * as sdk from '@aws-sdk/client-s3';
import { s3Protocol } from './rest-xml.ts';
import { readOperations } from './schema.ts';
import { serviceModel } from './service.ts';

/** S3. Its limits are of names and sizes, which the operations check. */
export const s3Model = serviceModel({
  name: 's3',
  operations: () => readOperations(sdk),
  protocol: (operations) => s3Protocol(operations),
  constraints: () => ({}),
  invalidParameter: () => 'InvalidArgument',
  global: true,
});
