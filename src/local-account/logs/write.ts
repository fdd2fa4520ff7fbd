// What clients write: groups, streams and lines of their own.
import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type {
  CreateLogGroupRequest,
  CreateLogStreamRequest,
  DeleteLogGroupRequest,
  DeleteLogStreamRequest,
  DeleteRetentionPolicyRequest,
  InputLogEvent,
  PutLogEventsRequest,
  PutLogEventsResponse,
  PutRetentionPolicyRequest,
} from '../protocol/logs-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { dayMs, deleteGroup, expireLines, findGroup, insertGroup, setRetention } from '../store/log-groups.ts';
import { appendLines, deleteStream, insertStream } from '../store/logs.ts';
import { streamOf } from './get-log-events.ts';
import { missing } from './names.ts';

/** A new group; there is no KMS here that could encrypt it. */
export function createLogGroup(account: Account, input: Valid<CreateLogGroupRequest>): object {
  const { logGroupName: name, kmsKeyId, logGroupClass = 'STANDARD', tags } = input;
  if (kmsKeyId !== undefined) throw invalid('The local account has no KMS: log groups cannot have a kmsKeyId.');
  if (logGroupClass !== 'STANDARD') throw invalid(`The local account has no log groups of the class ${logGroupClass}, only STANDARD.`);
  if (!insertGroup(account, { name, created: account.clock.now().getTime(), tags })) throw exists('group');
  return {};
}

/** Removes the group with all that it holds. */
export function deleteLogGroup(account: Account, { logGroupName }: Valid<DeleteLogGroupRequest>): object {
  checkGroup(account, logGroupName);
  deleteGroup(account, logGroupName);
  return {};
}

/** A new, empty stream. */
export function createLogStream(account: Account, input: Valid<CreateLogStreamRequest>): object {
  checkGroup(account, input.logGroupName);
  const place = { group: input.logGroupName, stream: input.logStreamName };
  if (!insertStream(account, place, account.clock.now().getTime())) throw exists('stream');
  return {};
}

/** Removes the stream with its lines. */
export function deleteLogStream(account: Account, input: Valid<DeleteLogStreamRequest>): object {
  deleteStream(account.store, streamOf(account, input.logGroupName, input.logStreamName));
  return {};
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** What is too old already goes at once; what grows too old goes when the group is next written to. */
export function putRetentionPolicy(account: Account, input: Valid<PutRetentionPolicyRequest>): object {
  checkGroup(account, input.logGroupName);
  if (!retentions.includes(input.retentionInDays)) throw invalid(`retentionInDays must be one of ${retentions.join(', ')}.`);
  setRetention(account, input.logGroupName, input.retentionInDays);
  expireLines(account, input.logGroupName, account.clock.now().getTime());
  return {};
}

/** Keeps the lines of the group for ever again. */
export function deleteRetentionPolicy(account: Account, { logGroupName }: Valid<DeleteRetentionPolicyRequest>): object {
  checkGroup(account, logGroupName);
  setRetention(account, logGroupName, undefined);
  return {};
}

const maxBatchBytes = 1_048_576;
/** CloudWatch Logs counts this much for each event beside its text. */
const eventOverheadBytes = 26;
const oldestMs = 14 * dayMs;
const newestMs = 2 * 3_600_000;

/** Appends lines, which must be in the order of their times; lines too old or too far ahead are left out, and the answer says which. */
export function putLogEvents(account: Account, input: Valid<PutLogEventsRequest>): PutLogEventsResponse {
  const { logGroupName, logStreamName, logEvents } = input;
  const stream = streamOf(account, logGroupName, logStreamName);
  checkBatch(logEvents);
  const now = account.clock.now().getTime();
  const retention = findGroup(account, logGroupName)?.retention;
  const firstAccepted = now - Math.min(oldestMs, (retention ?? Number.POSITIVE_INFINITY) * dayMs);
  const start = countWhile(logEvents, ({ timestamp }) => timestamp < firstAccepted);
  const end = countWhile(logEvents, ({ timestamp }) => timestamp <= now + newestMs);
  appendLines(
    account.store,
    stream,
    logEvents.slice(start, end).map(({ timestamp, message }) => ({ time: timestamp, message })),
  );
  expireLines(account, logGroupName, now);
  const rejected = {
    ...(start > 0 ? { tooOldLogEventEndIndex: start } : {}),
    ...(end < logEvents.length ? { tooNewLogEventStartIndex: end } : {}),
  };
  return Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {};
}

function checkBatch(events: readonly Valid<InputLogEvent>[]): void {
  const size = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + eventOverheadBytes, 0);
  if (size > maxBatchBytes) throw invalid(`Upload too large: ${size} bytes exceeds limit of ${maxBatchBytes}`);
  const ordered = events.every(({ timestamp }, index) => timestamp >= (events[index - 1]?.timestamp ?? 0));
  if (!ordered) throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  const span = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0);
  if (span > dayMs) throw invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
}

function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  const end = items.findIndex((item) => !holds(item));
  return end < 0 ? items.length : end;
}

function checkGroup(account: Account, name: string): void {
  if (!findGroup(account, name)) throw missing('group');
}

function exists(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
