import { isAwsError } from '../aws/aws-error.ts';
import type { Aws, Image } from '../aws/clients.ts';

export interface LogEvent {
  /** ISO 8601. */
  readonly time: string;
  readonly text: string;
}

/** Reads what was added to an image's log since the last time. */
export interface LogTail {
  read(): Promise<LogEvent[]>;
}

/** What CloudWatch Logs takes as the name of a group; names of images may hold blanks. */
const groupName = /^[.\-_/#A-Za-z0-9]{1,512}$/;

/**
 * Where Image Builder writes the log of a build, by its guide: a group an image name, a stream a build. Whether the group has the name as
 * it was given or as it stands in ARNs is nowhere said, so both are tried.
 */
function places({ name = '', arn = '', loggingConfiguration }: Image): { logGroupName: string; logStreamName: string }[] {
  const [arnName = '', version = '', build = ''] = arn.split('/').slice(-3);
  const own = loggingConfiguration?.logGroupName;
  const groups = own ? [own] : [...new Set([name, arnName])].map((one) => `/aws/imagebuilder/${one}`);
  return groups.filter((group) => groupName.test(group)).map((logGroupName) => ({ logGroupName, logStreamName: `${version}/${build}` }));
}

export function tailLog(aws: () => Promise<Aws>, image: Image): LogTail {
  let candidates = places(image);
  let nextToken: string | undefined;

  /** One page, or undefined while the stream does not exist: it appears with the first line. */
  const page = async () => {
    const logs = await (await aws()).logs();
    for (const place of candidates) {
      try {
        const answer = await logs.getLogEvents({ ...place, startFromHead: true, ...(nextToken === undefined ? {} : { nextToken }) });
        candidates = [place];
        return answer;
      } catch (error) {
        if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
      }
    }
    return undefined;
  };

  return {
    async read() {
      const found: LogEvent[] = [];
      for (;;) {
        const answer = await page();
        for (const { timestamp, message } of answer?.events ?? [])
          found.push({ time: new Date(timestamp ?? 0).toISOString(), text: message ?? '' });
        // The same token again is how the service says that this was the end, for now.
        if (!answer?.nextForwardToken || answer.nextForwardToken === nextToken) return found;
        nextToken = answer.nextForwardToken;
      }
    },
  };
}
