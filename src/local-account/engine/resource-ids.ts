import { createHash } from 'node:crypto';

const hex = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 17);

/** The output AMI of an image in a Region. It exists nowhere else, but is the same each time it is asked for. */
export const amiId = (imageArn: string, region: string): string => `ami-${hex(`${imageArn}|${region}`)}`;

/** The instance that stands for a sandbox of a build; `launch` tells those of one build apart. */
export const instanceId = (imageArn: string, launch: string): string => `i-${hex(`${imageArn}|${launch}`)}`;
