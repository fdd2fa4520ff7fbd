import type { AccountTarget, ImageTarget } from '../../contract/index.ts';
import type { Aws } from './clients.ts';

/** The services of a connection in a Region. */
export type AwsOf = (target: { readonly id: string; readonly region: string }) => Promise<Aws>;

/** The account that a window or a command names. */
export const reachAccount = (aws: AwsOf, { connection, region }: AccountTarget): Promise<Aws> => aws({ id: connection, region });

/** A resource is asked of its own Region, whichever the window works in. */
export const reachResource = (aws: AwsOf, { connection, arn }: ImageTarget): Promise<Aws> =>
  aws({ id: connection, region: arn.split(':')[3] ?? '' });
