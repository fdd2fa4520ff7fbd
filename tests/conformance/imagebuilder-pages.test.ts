// Pagination: pages add up to the whole list, whatever is made in between; a token fits the request that it was given for and no other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagebuilderConstraints } from '../../src/local-account/protocol/imagebuilder-constraints.ts';
import { imagebuilderCases } from './imagebuilder/index.ts';
import type { Answer, OperationCases, Pages, Values } from './suite/case.ts';
import { openSdkRun, patience } from './suite/run.ts';
import { isMeantFor } from './suite/session.ts';
import { targetOfEnvironment } from './suite/target.ts';

const target = targetOfEnvironment();
let run: Awaited<ReturnType<typeof openSdkRun>>;

beforeAll(async () => {
  run = await openSdkRun();
});
afterAll(() => run.close());

const lists = imagebuilderCases.filter(({ operation }) => imagebuilderConstraints[operation]?.members?.nextToken !== undefined);

/** All rows in pages of this size; `between` runs after the first page. */
async function pageThrough(
  register: OperationCases & { pages: Pages },
  request: Values,
  { size = 1, between = async () => {} }: { size?: number; between?: () => Promise<unknown> } = {},
) {
  const rows: unknown[] = [];
  let nextToken: unknown;
  let pages = 0;
  do {
    const answer = await run.kit.call(register.operation, {
      ...request,
      maxResults: size,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page: readonly Answer[] = answer[register.pages.rows];
    expect(page.length).toBeLessThanOrEqual(size);
    rows.push(...page.map(register.pages.key));
    // An SDK would go on for ever with a token that leads to itself.
    expect(answer.nextToken === undefined || answer.nextToken !== nextToken).toBe(true);
    nextToken = answer.nextToken;
    if (pages++ === 0) await between();
  } while (nextToken !== undefined);
  return rows;
}

async function tokenOf(register: OperationCases & { pages: Pages }): Promise<string> {
  const { nextToken } = await run.kit.call(register.operation, { ...(await register.pages.fill(run.kit)), maxResults: 1 });
  return nextToken;
}

const isPaged = (register: OperationCases): register is OperationCases & { pages: Pages } => register.pages !== undefined;
const paged = lists.filter(isPaged).filter(({ pages }) => isMeantFor(target, pages));

describe.each(paged)('the pages of $operation', { timeout: patience(target === undefined) }, (register) => {
  it('add up to the whole, each row once', async () => {
    const request = await register.pages.fill(run.kit);
    const whole = await pageThrough(register, request, { size: 25 });
    expect(whole.length).toBeGreaterThanOrEqual(3);
    expect(new Set(whole).size).toBe(whole.length);
    expect(await pageThrough(register, request)).toEqual(whole);
    expect(await pageThrough(register, request, { size: 2 })).toEqual(whole);
  });

  it.runIf(register.pages.grow)('lose and repeat nothing when something is made in between', async () => {
    const request = await register.pages.fill(run.kit);
    const before = await pageThrough(register, request, { size: 25 });
    const during = await pageThrough(register, request, { between: async () => await register.pages.grow?.(run.kit, request) });
    expect(during.slice(0, before.length)).toEqual(before);
    expect(new Set(during).size).toBe(during.length);
    expect(await pageThrough(register, request, { size: 25 })).toHaveLength(before.length + 1);
  });

  it('take no token of another list', async () => {
    const index = paged.indexOf(register);
    const another = paged[(index + 1) % paged.length];
    if (!another) throw new Error('There is one list only.');
    const nextToken = await tokenOf(another);
    const request = await register.pages.fill(run.kit);
    await run.kit.refused('InvalidPaginationTokenException', register.operation, { ...request, nextToken });
  });
});

describe.each(lists.filter((register) => isMeantFor(target, register)))('$operation', (register) => {
  it('takes no token that it never gave', async () => {
    const request = await register.example(run.kit);
    for (const nextToken of ['nonsense', 'x'.repeat(500), '{"start":1}']) {
      await run.kit.refused('InvalidPaginationTokenException', register.operation, { ...request, nextToken });
    }
  });
});
