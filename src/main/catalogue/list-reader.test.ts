import { describe, expect, test } from 'vitest';
import { AppError, type CatalogueRow } from '../../contract/index.ts';
import type { AwsErrorDetail } from '../aws/aws-error.ts';
import { ListReader } from './list-reader.ts';
import { makeRow } from './make-row.ts';
import type { ListPage } from './read-page.ts';

const row = (name: string, changes: Partial<CatalogueRow> = {}): CatalogueRow => ({
  ...makeRow('image-pipeline', { arn: `arn:aws:imagebuilder:r:1:image-pipeline/${name}`, name, dateCreated: '2026-01-01T00:00:00Z' }),
  ...changes,
});
const awsError = (code: string) => new AppError('aws', code, { code, operation: 'List' } satisfies AwsErrorDetail);

/** A list of pages that a test can change, read under a clock that a test moves. */
function setUp(pages: CatalogueRow[][], kept = { rows: [] as CatalogueRow[], whole: false, asOf: undefined as string | undefined }) {
  let now = Date.parse('2026-01-02T00:00:00Z');
  let timers: { readonly at: number; run(): void }[] = [];
  const reads: (string | undefined)[] = [];
  const faults: unknown[] = [];
  let under = 0;
  const readToken = async (token: string | undefined): Promise<ListPage> => {
    under += 1;
    expect(under).toBe(1);
    reads.push(token);
    await Promise.resolve();
    under -= 1;
    const fault = faults.shift();
    if (fault) throw fault;
    const at = Number(token ?? 0);
    return { rows: pages[at] ?? [], nextToken: at + 1 < pages.length ? String(at + 1) : undefined };
  };
  const after = (ms: number, run: () => void) => {
    const timer = { at: now + ms, run };
    timers.push(timer);
    return () => {
      timers = timers.filter((each) => each !== timer);
    };
  };
  const readNamed = async (name: string) => pages.flat().filter((each) => each.name === name);
  const reader = new ListReader({ readToken, readNamed, changed: () => {}, clock: { now: () => now, after }, random: () => 0.5 }, kept);
  const settle = async () => {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    for (const end = now + ms; ; ) {
      await settle();
      const [next] = timers.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) {
        now = end;
        return;
      }
      timers = timers.filter((each) => each !== next);
      now = Math.max(now, next.at);
      next.run();
    }
  };
  const names = () => [...reader.rows.values()].map(({ name, mark }) => (mark ? `${name} ${mark}` : name));
  return { reader, reads, faults, settle, pass, names, pages };
}

describe('a list', () => {
  test('is read page by page, as far as somebody wants', async () => {
    const { names, reader, reads, settle } = setUp([[row('a'), row('b')], [row('c')], [row('d')]]);
    reader.hold();
    await settle();
    expect(reads).toEqual([]);
    reader.demand(0);
    await settle();
    expect(reads).toEqual([undefined]);
    reader.demand(2);
    await settle();
    expect([reads.length, names(), reader.status.whole]).toEqual([2, ['a', 'b', 'c'], false]);
    reader.demand(Number.POSITIVE_INFINITY);
    await settle();
    expect(reader.status).toMatchObject({ read: 4, readWhole: true, whole: true, phase: 'idle' });
  });

  test('waits when AWS is busy, longer each time, and goes on where it was', async () => {
    const { faults, names, pass, reader, reads, settle } = setUp([[row('a')], [row('b')]]);
    faults.push(undefined, awsError('CallRateLimitExceededException'), awsError('ServiceUnavailableException'));
    reader.hold();
    reader.demand(Number.POSITIVE_INFINITY);
    await settle();
    expect(reader.status).toMatchObject({ phase: 'waiting', read: 1, failure: { offline: false, retryAt: '2026-01-02T00:00:01.000Z' } });
    await pass(1000);
    expect(reader.status.failure?.retryAt).toBe('2026-01-02T00:00:03.000Z');
    await pass(2000);
    expect([names(), reader.status.phase, reads]).toEqual([['a', 'b'], 'idle', [undefined, '1', '1', '1']]);
  });

  test('is not asked for again by itself when it is refused', async () => {
    const { faults, pass, reader, reads, settle } = setUp([[row('a')]]);
    faults.push(awsError('AccessDeniedException'));
    reader.hold();
    reader.demand(0);
    await pass(3_600_000);
    expect([reads.length, reader.status.phase]).toEqual([1, 'failed']);
    reader.refresh();
    await settle();
    expect(reader.status).toMatchObject({ phase: 'idle', readWhole: true });
  });

  test('begins anew when its page token has become too old', async () => {
    const { faults, names, reader, reads, settle } = setUp([[row('a')], [row('b')]]);
    faults.push(undefined, awsError('InvalidPaginationTokenException'));
    reader.hold();
    reader.demand(Number.POSITIVE_INFINITY);
    await settle();
    expect([names(), reads]).toEqual([
      ['a', 'b'],
      [undefined, '1', undefined, '1'],
    ]);
  });
});

describe('a list that somebody looks at', () => {
  test('is looked at again one page at a time, less and less often while nothing changes', async () => {
    const { pass, reader, reads } = setUp([[row('a')], [row('b')]]);
    const release = reader.hold();
    reader.demand(Number.POSITIVE_INFINITY);
    await pass(3_600_000);
    expect(reads.length).toBeGreaterThan(10);
    expect(reads.length).toBeLessThan(30); // an hour
    release();
    const before = reads.length;
    await pass(3_600_000);
    expect(reads).toHaveLength(before);
  });

  test('shows what is new, other and gone', async () => {
    const { names, pages, pass, reader } = setUp([[row('a'), row('b')], [row('c')]]);
    reader.hold();
    reader.demand(Number.POSITIVE_INFINITY);
    await pass(1000);
    pages[0] = [row('a', { state: 'DISABLED' })];
    pages[1] = [row('c'), row('d')];
    await pass(120_000);
    expect(names()).toEqual(['a changed', 'c', 'd new']);
    reader.seen(['arn:aws:imagebuilder:r:1:image-pipeline/d']);
    expect(names()).toContain('d');
  });

  test('is followed more closely while something in it moves', async () => {
    const { pass, reader, reads } = setUp([[row('a', { state: 'BUILDING' })]]);
    reader.hold();
    reader.demand(0);
    await pass(150_500);
    expect(reads).toHaveLength(11);
  });

  test('looks for what we made until it is there: lists lag behind', async () => {
    const { names, pages, pass, reader } = setUp([[row('a')]]);
    reader.hold();
    reader.demand(0);
    await pass(100);
    reader.touched('mine');
    await pass(100);
    expect(names()).toEqual(['a']);
    pages[0] = [row('a'), row('mine')];
    await pass(16_000);
    expect(names()).toEqual(['a', 'mine new']);
  });

  test('of which only the beginning was read is looked at no further than that', async () => {
    const { pass, reader, reads } = setUp([[row('a')], [row('b')], [row('c')]]);
    reader.hold();
    reader.demand(0);
    await pass(600_000);
    expect(new Set(reads)).toEqual(new Set([undefined]));
  });
});

test('what was kept from another day is shown until it is read again, and what is younger than that is new', async () => {
  const kept = { rows: [row('a'), row('gone')], whole: false, asOf: '2026-01-01T12:00:00.000Z' };
  const { names, reader, settle } = setUp([[row('a'), row('b'), row('c', { created: '2026-01-01T13:00:00Z' })]], kept);
  reader.hold();
  expect([names(), reader.status.asOf]).toEqual([['a', 'gone'], kept.asOf]);
  reader.demand(0);
  await settle();
  expect(names()).toEqual(['a', 'b', 'c new']);
});
