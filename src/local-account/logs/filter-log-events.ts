import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { FilteredLogEvent, FilterLogEventsRequest, FilterLogEventsResponse } from '../protocol/logs-shapes.ts';
import type { Valid } from '../protocol/valid.ts';
import { findGroup, oldestKept } from '../store/log-groups.ts';
import { type LogLine, type SearchedLine, searchLines } from '../store/logs.ts';
import { fitting } from './answer-size.ts';
import { readFilter } from './filter-pattern.ts';
import { groupOf, missing } from './names.ts';

const maxEvents = 10_000;
/** How many lines one call looks at; an answer may hold few or no events and still carry a token, as the real ones do. */
const maxSearched = 50_000;

/** The lines of a group's streams that match a pattern, by their time. A token is the place of the last line that was looked at. */
export function filterLogEvents(account: Account, input: Valid<FilterLogEventsRequest>): FilterLogEventsResponse {
  const { logStreamNames, logStreamNamePrefix, startTime = 0, endTime = Number.MAX_SAFE_INTEGER - 1, limit = maxEvents } = input;
  if (logStreamNames !== undefined && logStreamNamePrefix !== undefined) {
    throw new AwsError('InvalidParameterException', 'Specify logStreamNames or logStreamNamePrefix, not both.');
  }
  const name = groupOf(input);
  const group = findGroup(account, name);
  if (!group) throw missing('group');
  const matches = readFilter(input.filterPattern ?? '');
  const lines = searchLines(
    account,
    { name, streams: logStreamNames, prefix: logStreamNamePrefix ?? '' },
    {
      from: Math.max(startTime, oldestKept(group, account.clock.now().getTime())),
      until: endTime + 1,
      limit: maxSearched,
      after: readToken(input.nextToken),
    },
  );
  const found = lines.filter(({ message }) => matches(message));
  const events = fitting(found.slice(0, limit));
  const last = found.length > events.length ? events.at(-1) : lines.length === maxSearched ? lines.at(-1) : undefined;
  return { events: events.map(toEvent), searchedLogStreams: [], ...(last ? { nextToken: `${last.time}/${last.id}` } : {}) };
}

function readToken(token: string | undefined): Pick<LogLine, 'time' | 'id'> {
  if (token === undefined) return { time: -1, id: 0 };
  const match = /^(\d{1,16})\/(\d{1,16})$/.exec(token);
  if (!match) throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  return { time: Number(match[1]), id: Number(match[2]) };
}

function toEvent({ id, time, message, stream }: SearchedLine): FilteredLogEvent {
  return { eventId: String(id), logStreamName: stream, timestamp: time, ingestionTime: time, message };
}
