import { createHash } from 'node:crypto';
import { AwsError } from '../protocol/aws-error.ts';

/** The most that the service gives at once, and what it gives unasked. */
const maxPageSize = 25;

export interface PageRequest {
  readonly nextToken?: string | undefined;
  readonly maxResults?: number | undefined;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

interface Sequenced {
  readonly sequence: number;
}

/**
 * One page of `rows`, which gives the rows behind a sequence number in order. `scope` is what else the request asked (operation,
 * filters): a token fits only the request that it was given for.
 */
export function page<Row extends Sequenced>(request: PageRequest, scope: unknown, rows: (after: number) => Iterable<Row>): Page<Row> {
  const digest = createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 16);
  const size = request.maxResults ?? maxPageSize;
  const items: Row[] = [];
  for (const row of rows(request.nextToken === undefined ? 0 : readToken(request.nextToken, digest))) {
    const last = items.at(-1);
    if (items.length === size && last) return { items, nextToken: Buffer.from(`${digest}.${last.sequence}`).toString('base64url') };
    items.push(row);
  }
  return { items };
}

function readToken(token: string, digest: string): number {
  const [sent, sequence, ...rest] = Buffer.from(token, 'base64url').toString('utf8').split('.');
  if (sent !== digest || !/^\d+$/.test(sequence ?? '') || rest.length > 0) {
    throw new AwsError('InvalidPaginationTokenException', 'The pagination token is not valid for this request.');
  }
  return Number(sequence);
}
