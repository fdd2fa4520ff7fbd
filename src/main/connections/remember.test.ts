import { expect, test, vi } from 'vitest';
import { remember } from './remember.ts';

const credentials = (end: number) => ({ accessKeyId: 'A', secretAccessKey: 'S', expiration: new Date(end) });

test('credentials are fetched once, and again before they end', async () => {
  let now = 0;
  const fetch = vi.fn(async () => credentials(now + 3_600_000));
  const read = remember(fetch, () => now);
  await Promise.all([read(), read(), read()]);
  now = 3_600_000 - 6 * 60_000;
  await read();
  expect(fetch).toHaveBeenCalledTimes(1);
  now += 2 * 60_000;
  await read();
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('a fetch that failed is tried again', async () => {
  const fetch = vi.fn(async () => credentials(Number.MAX_SAFE_INTEGER)).mockRejectedValueOnce(new Error('away'));
  const read = remember(fetch, () => 0);
  await expect(read()).rejects.toThrow('away');
  expect(await read()).toMatchObject({ accessKeyId: 'A' });
});

test('credentials without an end stay', async () => {
  const fetch = vi.fn(async () => ({ accessKeyId: 'A', secretAccessKey: 'S' }));
  const read = remember(fetch, () => Number.MAX_SAFE_INTEGER);
  await read();
  await read();
  expect(fetch).toHaveBeenCalledTimes(1);
});
