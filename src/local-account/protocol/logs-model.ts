import * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { ConstraintTable } from './constraints.ts';
import { jsonRpc } from './json-rpc.ts';
import { readOperations } from './schema.ts';
import type { ServiceModel } from './service.ts';

/** Limits from the CloudWatch Logs API reference, for the emulated operations alone. */
const constraints: ConstraintTable = {
  DescribeLogGroups: { type: 'structure', members: { logGroupNamePrefix: 'LogGroupName', limit: 'DescribeLimit' } },
  DescribeLogStreams: {
    type: 'structure',
    members: { logGroupName: 'LogGroupName', logStreamNamePrefix: 'LogStreamName', orderBy: 'OrderBy', limit: 'DescribeLimit' },
  },
  GetLogEvents: {
    type: 'structure',
    members: {
      logGroupName: 'LogGroupName',
      logStreamName: 'LogStreamName!',
      startTime: 'Timestamp',
      endTime: 'Timestamp',
      limit: 'EventsLimit',
    },
  },
  LogGroupName: { type: 'string', min: 1, max: 512, pattern: '^[.\\-_/#A-Za-z0-9]+$' },
  LogStreamName: { type: 'string', min: 1, max: 512, pattern: '^[^:*]*$' },
  OrderBy: { type: 'string', enum: ['LogStreamName', 'LastEventTime'] },
  DescribeLimit: { type: 'integer', min: 1, max: 50 },
  EventsLimit: { type: 'integer', min: 1, max: 10_000 },
  Timestamp: { type: 'long', min: 0 },
};

const operations = readOperations(sdk);

/** CloudWatch Logs. */
export const logsModel: ServiceModel = {
  name: 'logs',
  operations,
  protocol: jsonRpc('Logs_20140328.', operations),
  constraints,
  invalidParameter: () => 'InvalidParameterException',
};
