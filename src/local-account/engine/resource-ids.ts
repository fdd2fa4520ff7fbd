import { createHash } from 'node:crypto';

const hex = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 17);

/**
 * The output AMI of an image in a Region of an account; without one, of the account that builds. It is the same each time it is asked for,
 * so that a second try finds what the first one made.
 */
export function amiId(imageArn: string, region: string, accountId?: string): string {
  const [, , , , builder] = imageArn.split(':');
  const copy = accountId === undefined || accountId === builder ? '' : `|${accountId}`;
  return `ami-${hex(`${imageArn}|${region}${copy}`)}`;
}

/** The instance that stands for a sandbox of a build; `launch` tells those of one build apart. */
export const instanceId = (imageArn: string, launch: string): string => `i-${hex(`${imageArn}|${launch}`)}`;
