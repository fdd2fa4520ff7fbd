import type { Operations } from '../account.ts';
import { getLogEvents } from './get-log-events.ts';
import { describeLogGroups, describeLogStreams } from './groups-and-streams.ts';

/** The emulated operations of CloudWatch Logs: reading what builds have written. */
export const logsOperations: Operations = {
  DescribeLogGroups: describeLogGroups,
  DescribeLogStreams: describeLogStreams,
  GetLogEvents: getLogEvents,
};
