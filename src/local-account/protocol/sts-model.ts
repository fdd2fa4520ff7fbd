import * as sdk from '@aws-sdk/client-sts';
import type { ConstraintTable } from './constraints.ts';
import { query } from './query.ts';
import { readOperations } from './schema.ts';
import { serviceModel } from './service.ts';

/** Limits from the STS API reference, for the emulated operations alone. */
const constraints: ConstraintTable = {
  AssumeRole: {
    type: 'structure',
    members: { RoleArn: 'Arn!', RoleSessionName: 'SessionName!', DurationSeconds: 'Duration', ExternalId: 'ExternalId' },
  },
  Arn: { type: 'string', min: 20, max: 2048 },
  SessionName: { type: 'string', min: 2, max: 64, pattern: '[\\w+=,.@-]*' },
  Duration: { type: 'integer', min: 900, max: 43_200 },
  ExternalId: { type: 'string', min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*' },
};

/** STS. */
export const stsModel = serviceModel({
  name: 'sts',
  operations: () => readOperations(sdk),
  protocol: (operations) => query('https://sts.amazonaws.com/doc/2011-06-15/', operations),
  constraints: () => constraints,
  invalidParameter: () => 'ValidationError',
  global: true,
});
