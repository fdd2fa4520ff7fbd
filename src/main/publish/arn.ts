import type { Connection } from '../aws/connection.ts';

/**
 * How a name appears in an ARN: lower case, with hyphens for spaces and underscores. AWS documents that names collide when they differ
 * in these only; the spelling is what its own samples show.
 */
export const normalizedName = (name: string) => name.toLowerCase().replaceAll(/[ _]/g, '-');

function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * The ARN that a resource of this name has, or would have. Asking for it beats looking through lists: new components take a while to
 * appear in those.
 */
export function resourceArn({ region, accountId }: Connection, type: string, name: string): string {
  return `arn:${partition(region)}:imagebuilder:${region}:${accountId}:${type}/${normalizedName(name)}`;
}
