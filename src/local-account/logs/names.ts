import type { Account } from '../account.ts';
import { AwsError } from '../protocol/aws-error.ts';

/** The ARN of a log group, without the `:*` that some answers append. */
export function groupArn({ region, accountId }: Account, group: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${group}`;
}

interface GroupReference {
  readonly logGroupName?: string | undefined;
  /** A name or an ARN. */
  readonly logGroupIdentifier?: string | undefined;
}

/** The name of the log group that a request means. */
export function groupOf({ logGroupName, logGroupIdentifier }: GroupReference): string {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw new AwsError('InvalidParameterException', 'Exactly one of logGroupName and logGroupIdentifier must be specified.');
  }
  return logGroupName ?? /:log-group:([^:]+)/.exec(logGroupIdentifier ?? '')?.[1] ?? logGroupIdentifier ?? '';
}

/** CloudWatch Logs calls a missing resource a 400, as its JSON protocol does with every client error. */
export function missing(what: 'group' | 'stream'): AwsError {
  return new AwsError('ResourceNotFoundException', `The specified log ${what} does not exist.`, 400);
}
