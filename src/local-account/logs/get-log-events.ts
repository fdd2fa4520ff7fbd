import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { GetLogEventsRequest, GetLogEventsResponse } from '../protocol/logs-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findGroup, oldestKept } from '../store/log-groups.ts';
import { findStream, type LogLine, linesAfter, linesBefore, type Window } from '../store/logs.ts';
import { fitting, fittingLast } from './answer-size.ts';
import { groupOf, missing } from './names.ts';

/** The most that one answer holds, and what it holds unasked. */
const maxEvents = 10_000;

/**
 * Tokens are a direction and a place between lines: `f/12` continues behind line 12, `b/12` before it. At either end the answer repeats
 * the token that it was given, which is how clients know that there is no more for now.
 */
export function getLogEvents(account: Account, input: Valid<GetLogEventsRequest>): GetLogEventsResponse {
  const { logStreamName, startTime = 0, endTime = Number.MAX_SAFE_INTEGER, limit = maxEvents, startFromHead = false, nextToken } = input;
  const group = groupOf(input);
  const stream = streamOf(account, group, logStreamName);
  const cursor = nextToken === undefined ? beginning(startFromHead) : readToken(nextToken);
  const oldest = oldestKept(findGroup(account, group) ?? { retention: undefined }, account.clock.now().getTime());
  const window: Window = { from: Math.max(startTime, oldest), until: endTime, limit };
  const at = { stream, id: cursor.id };
  const lines =
    cursor.direction === 'f' ? fitting(linesAfter(account.store, at, window)) : fittingLast(linesBefore(account.store, at, window));
  return { events: lines.map(toEvent), ...tokensAround(lines, cursor) };
}

interface Cursor {
  readonly direction: 'f' | 'b';
  readonly id: number;
}

/** Without a token: from the oldest line, or back from the newest. */
function beginning(startFromHead: boolean): Cursor {
  return startFromHead ? { direction: 'f', id: 0 } : { direction: 'b', id: Number.MAX_SAFE_INTEGER };
}

/** An empty page leaves the place where it was: between the line behind and the line before the cursor. */
function tokensAround(
  lines: readonly LogLine[],
  { direction, id }: Cursor,
): Pick<GetLogEventsResponse, 'nextForwardToken' | 'nextBackwardToken'> {
  const last = lines.at(-1)?.id ?? (direction === 'f' ? id : id - 1);
  const first = lines[0]?.id ?? (direction === 'b' ? id : id + 1);
  return { nextForwardToken: `f/${last}`, nextBackwardToken: `b/${first}` };
}

function readToken(token: string): Cursor {
  const match = /^([fb])\/(\d{1,16})$/.exec(token);
  if (!match) throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  return { direction: match[1] === 'f' ? 'f' : 'b', id: Number(match[2]) };
}

/** The id of a stream; throws ResourceNotFoundException. */
export function streamOf(account: Account, group: string, stream: string): number {
  const found = findStream(account, { group, stream });
  if (found !== undefined) return found;
  throw missing(findGroup(account, group) ? 'stream' : 'group');
}

function toEvent({ time, message }: LogLine) {
  return { timestamp: time, message, ingestionTime: time };
}
