import type { PageRequest } from '../paging.ts';
import { badToken } from './faults.ts';

interface Asked {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** The page that a request asks for; one that wants none in particular, or none at all, gets as many as are usual. */
export function askedPage({ MaxResults = 0, NextToken }: Asked, usual: number): PageRequest {
  return { size: MaxResults < 1 ? usual : MaxResults, token: NextToken, invalid: badToken };
}
