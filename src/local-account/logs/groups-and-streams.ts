import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogGroup,
  LogStream,
} from '../protocol/logs-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findGroup, type GroupRow, logGroups } from '../store/log-groups.ts';
import { logStreams, type StreamRow } from '../store/logs.ts';
import { groupArn, groupOf, missing } from './names.ts';

const defaultLimit = 50;

/** Log groups by name; a pattern matches anywhere in it. */
export function describeLogGroups(account: Account, input: Valid<DescribeLogGroupsRequest>): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix = '', logGroupNamePattern: pattern, nextToken, limit = defaultLimit } = input;
  if (prefix !== '' && pattern !== undefined) {
    throw new AwsError('InvalidParameterException', 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  const after = readToken(nextToken);
  const found = logGroups(account, { prefix, after }).filter(({ name }) => pattern === undefined || name.includes(pattern));
  const groups = found.slice(0, limit).map((group) => toLogGroup(account, group));
  return { logGroups: groups, ...tokenOf(found.length > limit ? groups.at(-1)?.logGroupName : undefined) };
}

function toLogGroup(account: Account, { name, created, retention }: GroupRow): LogGroup {
  return {
    logGroupName: name,
    creationTime: created,
    metricFilterCount: 0,
    arn: `${groupArn(account, name)}:*`,
    logGroupArn: groupArn(account, name),
    logGroupClass: 'STANDARD',
    retentionInDays: retention,
  };
}

/** The streams of a group by name or by their last event; throws ResourceNotFoundException. */
export function describeLogStreams(account: Account, input: Valid<DescribeLogStreamsRequest>): DescribeLogStreamsResponse {
  const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', descending = false, nextToken, limit = defaultLimit } = input;
  if (prefix !== undefined && orderBy === 'LastEventTime') {
    throw new AwsError('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = groupOf(input);
  if (!findGroup(account, group)) throw missing('group');
  const all = logStreams(account, group);
  const ordered = all.filter(({ name }) => name.startsWith(prefix ?? '')).sort(orders[orderBy]);
  if (descending) ordered.reverse();
  const after = readToken(nextToken);
  const rest = after === '' ? ordered : ordered.slice(ordered.findIndex(({ name }) => name === after) + 1);
  const streams = rest.slice(0, limit);
  return {
    logStreams: streams.map((stream) => toLogStream(`${groupArn(account, group)}:log-stream:${stream.name}`, stream)),
    ...tokenOf(rest.length > limit ? streams.at(-1)?.name : undefined),
  };
}

const orders: Readonly<Record<'LogStreamName' | 'LastEventTime', (a: StreamRow, b: StreamRow) => number>> = {
  LogStreamName: (a, b) => (a.name < b.name ? -1 : 1),
  // Streams without events have none that could be the last.
  LastEventTime: (a, b) => (a.last ?? -1) - (b.last ?? -1) || (a.name < b.name ? -1 : 1),
};

function toLogStream(arn: string, { name, created, first, last }: StreamRow): LogStream {
  const times = { firstEventTimestamp: first, lastEventTimestamp: last, lastIngestionTime: last };
  return { logStreamName: name, creationTime: created, arn, storedBytes: 0, ...times };
}

/** A page's token is the last name on it. */
function tokenOf(last: string | undefined): { readonly nextToken?: string } {
  return last === undefined ? {} : { nextToken: Buffer.from(last).toString('base64url') };
}

function readToken(token: string | undefined): string {
  const name = token === undefined ? '' : Buffer.from(token, 'base64url').toString('utf8');
  if (token !== undefined && tokenOf(name).nextToken !== token) {
    throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  }
  return name;
}
