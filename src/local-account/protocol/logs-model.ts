import * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { ConstraintTable } from './constraints.ts';
import { jsonRpc } from './json-rpc.ts';
import { readOperations } from './schema.ts';
import { serviceModel } from './service.ts';

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
  FilterLogEvents: {
    type: 'structure',
    members: {
      logGroupName: 'LogGroupName',
      logStreamNames: 'LogStreamNames',
      logStreamNamePrefix: 'LogStreamName',
      startTime: 'Timestamp',
      endTime: 'Timestamp',
      filterPattern: 'FilterPattern',
      limit: 'EventsLimit',
    },
  },
  CreateLogGroup: { type: 'structure', members: { logGroupName: 'LogGroupName!', logGroupClass: 'LogGroupClass', tags: 'Tags' } },
  DeleteLogGroup: { type: 'structure', members: { logGroupName: 'LogGroupName!' } },
  CreateLogStream: { type: 'structure', members: { logGroupName: 'LogGroupName!', logStreamName: 'LogStreamName!' } },
  DeleteLogStream: { type: 'structure', members: { logGroupName: 'LogGroupName!', logStreamName: 'LogStreamName!' } },
  PutRetentionPolicy: { type: 'structure', members: { logGroupName: 'LogGroupName!', retentionInDays: 'Days!' } },
  DeleteRetentionPolicy: { type: 'structure', members: { logGroupName: 'LogGroupName!' } },
  PutLogEvents: {
    type: 'structure',
    members: { logGroupName: 'LogGroupName!', logStreamName: 'LogStreamName!', logEvents: 'InputLogEvents!' },
  },
  InputLogEvents: { type: 'list', min: 1, max: 10_000, of: 'InputLogEvent' },
  InputLogEvent: { type: 'structure', members: { timestamp: 'Timestamp!', message: 'EventMessage!' } },
  EventMessage: { type: 'string', min: 1 },
  FilterPattern: { type: 'string', min: 0, max: 1024 },
  LogGroupClass: { type: 'string', enum: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] },
  LogStreamNames: { type: 'list', min: 1, max: 100, of: 'LogStreamName' },
  Tags: { type: 'map', min: 1, max: 50, key: 'TagKey', of: 'TagValue' },
  TagKey: { type: 'string', min: 1, max: 128 },
  TagValue: { type: 'string', min: 0, max: 256 },
  Days: { type: 'integer', min: 1, max: 3653 },
  LogGroupName: { type: 'string', min: 1, max: 512, pattern: '^[.\\-_/#A-Za-z0-9]+$' },
  LogStreamName: { type: 'string', min: 1, max: 512, pattern: '^[^:*]*$' },
  OrderBy: { type: 'string', enum: ['LogStreamName', 'LastEventTime'] },
  DescribeLimit: { type: 'integer', min: 1, max: 50 },
  EventsLimit: { type: 'integer', min: 1, max: 10_000 },
  Timestamp: { type: 'long', min: 0 },
};

/** CloudWatch Logs. */
export const logsModel = serviceModel({
  name: 'logs',
  operations: () => readOperations(sdk),
  protocol: (operations) => jsonRpc('Logs_20140328.', operations),
  constraints: () => constraints,
  invalidParameter: () => 'InvalidParameterException',
});
