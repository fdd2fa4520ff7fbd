import type { ListPage } from './read-page.ts';

export type ReadToken = (token: string | undefined) => Promise<ListPage>;

/** A walk through the pages of a list, one page a step. */
export interface Sweep {
  readonly startedAt: number;
  readonly seen: ReadonlySet<string>;
  readonly pages: number;
  readonly done: boolean;
  /** Reads the next page; a page may be empty and yet not the last. */
  step(): Promise<ListPage>;
  /** Reads the last page again, where the newest rows of many lists stand, and those that came behind it. */
  stepTail(): Promise<ListPage>;
}

export function beginSweep(readToken: ReadToken, startedAt: number): Sweep {
  const seen = new Set<string>();
  let pages = 0;
  let done = false;
  let token: string | undefined;
  let tail: string | undefined;

  const take = async (at: string | undefined): Promise<ListPage> => {
    const page = await readToken(at);
    for (const { arn } of page.rows) seen.add(arn);
    tail = page.nextToken ?? at;
    return page;
  };
  return {
    startedAt,
    seen,
    get pages() {
      return pages;
    },
    get done() {
      return done;
    },
    async step() {
      const page = await take(token);
      pages += 1;
      token = page.nextToken;
      done = token === undefined;
      return page;
    },
    stepTail: () => take(tail),
  };
}
