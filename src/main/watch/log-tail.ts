import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Image } from '../aws/clients.ts';
import { type LogEvent, takenLines } from './taken-lines.ts';

/** Reads what was added to an image's log since the last time. */
export interface LogTail {
  /** One call to the account, at the most. */
  read(): Promise<LogEvent[]>;
  /** The next reads go over the end of the log once more, until `settled`. */
  settle(): void;
  settled(): boolean;
  /** The account has this log. */
  exists(): boolean;
  /** Where the log is, as the image itself says. */
  locate(image: LogOwner): void;
  /** Takes up where an earlier process ended, from the lines that it wrote down. */
  recall(events: readonly LogEvent[]): void;
}

/** What of an image says where its log is. */
export type LogOwner = Pick<Image, 'arn' | 'name' | 'loggingConfiguration'>;

interface Place {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** What CloudWatch Logs takes as the name of a group; names of images may hold blanks. */
const groupName = /^[.\-_/#A-Za-z0-9]{1,512}$/;

/**
 * Where Image Builder writes the log of a build, by its guide: a group an image name, a stream a build. Whether the group has the name as
 * it was given or as it stands in ARNs is nowhere said, so both are tried, in turns.
 */
function placesOf({ name, arn = '', loggingConfiguration }: LogOwner): Place[] {
  const [arnName = '', version = '', build = ''] = arn.split('/').slice(-3);
  const own = loggingConfiguration?.logGroupName;
  const groups = own ? [own] : [...new Set([arnName, name ?? arnName])].map((one) => `/aws/imagebuilder/${one}`);
  return groups.filter((group) => groupName.test(group)).map((logGroupName) => ({ logGroupName, logStreamName: `${version}/${build}` }));
}

/** Where the next call reads: behind a token, or from a time on, where what was taken before is left out. */
type Position = { readonly token: string } | { readonly startTime: number | undefined };

/** So many answers with something new are read behind each other, then the end is gone over for lines that came late. */
const newsBetweenReadings = 3;

export function tailLog(aws: () => Promise<Aws>, owner: LogOwner): LogTail {
  const taken = takenLines();
  let places = placesOf(owner);
  let found = false;
  let position: Position = { startTime: undefined };
  let isNew = taken.newReading();
  /** Answers with something new since the reading began. */
  let news = 0;
  let settling = false;

  /** Tokens continue behind a line and pass by what comes late, with an earlier time; a new reading finds it. */
  const readAgain = () => {
    position = { startTime: taken.from() };
    isNew = taken.newReading();
    news = 0;
  };
  const page = async (place: Place) => {
    const logs = await (await aws()).logs();
    const from = 'token' in position ? { nextToken: position.token } : position.startTime === undefined ? {} : position;
    return logs.getLogEvents({ ...place, startFromHead: true, ...from });
  };
  const accept = (events: readonly LogEvent[], next: string | undefined): LogEvent[] => {
    const fresh = isNew(events);
    taken.take(fresh);
    if (fresh.length > 0) news += 1;
    // The same token again is how the service says that this was the end, for now; it has none to give for nothing.
    const atEnd = next === undefined || ('token' in position && next === position.token);
    if (atEnd && news === 0) settling = false;
    if (news > 0 && (atEnd || news >= newsBetweenReadings)) readAgain();
    else if (next !== undefined) position = { token: next };
    return fresh;
  };

  return {
    exists: () => found,
    settled: () => !settling,
    settle() {
      settling = true;
      readAgain();
    },
    locate(image) {
      if (!found) places = placesOf(image);
    },
    recall(events) {
      taken.take(events);
      readAgain();
    },
    async read() {
      const [place, ...others] = places;
      if (!place) return [];
      try {
        const { events = [], nextForwardToken } = await page(place);
        found = true;
        places = [place];
        const lines = events.map(({ timestamp, message }) => ({ time: timestamp ?? 0, text: message ?? '' }));
        return accept(lines, nextForwardToken);
      } catch (error) {
        if (isAwsError(error, 'InvalidParameterException') && 'token' in position)
          readAgain(); // tokens are good for a day
        else if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        else {
          found = false; // it appears with the first line
          places = [...others, place];
        }
        return [];
      }
    },
  };
}
