// Pagination of AppStream: pages add up to the whole list, whatever is made in between, by hand and by the SDK's own paginators; a token that
// nobody gave is refused.
import * as appstream from '@aws-sdk/client-appstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appstreamConstraints } from '../../src/local-account/protocol/appstream-constraints.ts';
import { appstreamCases } from './appstream/index.ts';
import { REFUSES } from './appstream/others.ts';
import { type AppStreamCases, type AppStreamKit, type AppStreamSession, openAppStreamSession } from './appstream/session.ts';
import { testKey } from './fixture/key.ts';
import type { Answer, Pages, Values } from './suite/case.ts';

let session: AppStreamSession;
let kit: AppStreamKit;
beforeAll(async () => {
  session = await openAppStreamSession();
  kit = session.kitOver(session.sdk.call);
});
afterAll(() => session.close());

const membersOf = ({ operation }: AppStreamCases) => appstreamConstraints[operation]?.members ?? {};
const lists = appstreamCases.filter(
  (register) => membersOf(register).NextToken !== undefined && !register.cases.some(({ shows }) => shows === REFUSES),
);

/** Who asks for a page says its size in one of these; some operations let nobody say it, and have pages of fifty. */
const sizeOf = (register: AppStreamCases): string | undefined => ['MaxResults', 'Limit'].find((name) => membersOf(register)[name]);

type Paged = AppStreamCases & { readonly pages: Pages<AppStreamKit> };
const isPaged = (register: AppStreamCases): register is Paged => register.pages !== undefined;

interface Walk {
  readonly size?: number;
  readonly between?: () => Promise<unknown>;
}

/** All rows; `between` runs after the first page. */
async function walk(register: Paged, request: Values, { size, between = async () => {} }: Walk = {}): Promise<readonly unknown[]> {
  const sized = sizeOf(register) === undefined || size === undefined ? {} : { [sizeOf(register) ?? '']: size };
  const rows: unknown[] = [];
  let NextToken: string | undefined;
  let pages = 0;
  do {
    const answer = await kit.call(register.operation, { ...request, ...sized, ...(NextToken === undefined ? {} : { NextToken }) });
    const page: readonly Answer[] = answer[register.pages.rows];
    if (size !== undefined && sizeOf(register) !== undefined) expect(page.length).toBeLessThanOrEqual(size);
    rows.push(...page.map(register.pages.key));
    // An SDK would go on for ever with a token that leads to itself.
    expect(answer.NextToken === undefined || answer.NextToken !== NextToken).toBe(true);
    NextToken = answer.NextToken;
    if (pages++ === 0) await between();
  } while (NextToken !== undefined);
  return rows;
}

describe.each(lists.filter(isPaged))('the pages of $operation', { timeout: 60_000 }, (register) => {
  const largest = sizeOf(register) === 'Limit' ? 50 : 25;

  it('add up to the whole, each row once', async () => {
    const request = await register.pages.fill(kit);
    const whole = await walk(register, request, { size: largest });
    expect(whole.length).toBeGreaterThanOrEqual(sizeOf(register) === undefined ? 51 : 3);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await walk(register, request, { size: 1 })).toEqual(whole);
    expect(await walk(register, request, { size: 2 })).toEqual(whole);
    expect(await walk(register, request)).toEqual(whole);
  });

  it.runIf(register.pages.grow)('lose and repeat nothing when something is made in between', async () => {
    const request = await register.pages.fill(kit);
    const before = await walk(register, request, { size: largest });
    const during = await walk(register, request, { size: 1, between: async () => await register.pages.grow?.(kit, request) });
    expect(during.slice(0, before.length)).toEqual(before);
    expect(new Set(during).size).toBe(during.length);
  });

  const paginate: unknown = Reflect.get(appstream, `paginate${register.operation}`);
  it.runIf(typeof paginate === 'function')("are walked by the SDK's paginator", async () => {
    const { endpoint = '', region } = session.target;
    const client = new appstream.AppStreamClient({ endpoint, region, credentials: testKey, maxAttempts: 1 });
    const request = await register.pages.fill(kit);
    const rows: unknown[] = [];
    const pages = (paginate as (config: object, input: Values) => AsyncIterable<Answer>)({ client }, request);
    for await (const page of pages) rows.push(...page[register.pages.rows].map(register.pages.key));
    client.destroy();
    expect(rows).toEqual(await walk(register, request));
  });
});

describe.each(lists)('$operation', (register) => {
  it('takes no token that it never gave', async () => {
    const request = await register.example(kit);
    for (const NextToken of ['nonsense', 'x'.repeat(500)]) {
      await kit.refused('ValidationException', register.operation, { ...request, NextToken });
    }
  });
});

it('a fleet is in one stack, so its list of stacks has one page', () => {
  expect(lists.filter((register) => !isPaged(register)).map(({ operation }) => operation)).toEqual(['ListAssociatedStacks']);
});
