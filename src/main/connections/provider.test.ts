import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../contract/index.ts';
import { askNobody, askUser } from './ask.ts';
import { createProvider, type ProviderDeps, type TimedCredentials } from './provider.ts';
import { openQuestions } from './questions.ts';

const minute = 60_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const key = (n: number, lifeMs?: number): TimedCredentials => ({
  accessKeyId: `AKIA${n}`,
  secretAccessKey: 'secret',
  ...(lifeMs === undefined ? {} : { expiration: new Date(Date.now() + lifeMs) }),
});
const named = { id: 'team', name: 'Team' };
const signedOut = () => new AppError('signed-out', 'sign in');

function provider(fetch: ProviderDeps['fetch'], jitter = 0) {
  const told: string[] = [];
  const questions = openQuestions({ asked: () => {}, answered: () => {} });
  const deps = {
    fetch,
    quiet: askNobody(named),
    aloud: askUser({ questions, openPage: async () => {} }, named),
    now: Date.now,
    jitter: () => jitter,
  };
  return { ...createProvider({ ...deps, onChange: (state) => void told.push(state) }), told };
}

describe('the credentials of a connection', () => {
  test('are fetched once for all who ask at the same time, and kept while they last', async () => {
    const fetch = vi.fn(async () => key(1));
    const { credentials } = provider(fetch);
    const [one, two] = await Promise.all([credentials(), credentials()]);
    expect(one).toBe(two);
    await vi.advanceTimersByTimeAsync(24 * 60 * minute);
    expect(await credentials()).toBe(one);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test.each([0, 0.5, 1])('that were used are renewed before they end, with nobody asking and a jitter of %s', async (jitter) => {
    let count = 0;
    const fetch = vi.fn(async () => key(++count, 60 * minute));
    const { credentials } = provider(fetch, jitter);
    await credentials();
    await credentials();
    await vi.advanceTimersByTimeAsync((55 - 5 * jitter) * minute - 1000);
    expect(fetch).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA2' });
  });

  test('that nobody uses are not renewed', async () => {
    const fetch = vi.fn(async () => key(1, 60 * minute));
    await provider(fetch).credentials();
    await vi.advanceTimersByTimeAsync(10 * 60 * minute);
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('that cannot be renewed without somebody are used to their end, which is told', async () => {
    const answers = [async () => key(1, 60 * minute), async () => Promise.reject(signedOut())];
    const { credentials, told } = provider(() => (answers.shift() ?? (() => Promise.reject(signedOut())))());
    await credentials();
    await credentials();
    await vi.advanceTimersByTimeAsync(56 * minute);
    expect(told).toEqual(['signed-in', 'ending']);
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA1' });
    await vi.advanceTimersByTimeAsync(4 * minute);
    await expect(credentials()).rejects.toMatchObject({ code: 'signed-out' });
    expect(told.at(-1)).toBe('signed-out');
  });

  test('outlive a network that is away while they are renewed', async () => {
    const answers = [async () => key(1, 60 * minute), async () => Promise.reject(new AppError('unavailable', 'no network'))];
    const { credentials } = provider(() => (answers.shift() ?? (async () => key(2)))());
    await credentials();
    vi.setSystemTime(Date.now() + 57 * minute);
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA1' });
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA2' });
  });

  test('whose fetch failed are fetched anew at the next call', async () => {
    const answers = [async () => Promise.reject(new AppError('unavailable', 'no network')), async () => key(2)];
    const { credentials } = provider(() => (answers.shift() ?? (async () => key(3)))());
    await expect(credentials()).rejects.toThrow('no network');
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA2' });
  });

  test('of a short session are not renewed with every call', async () => {
    const fetch = vi.fn(async () => key(1, 4 * minute));
    const { credentials } = provider(fetch, 1);
    await credentials();
    vi.setSystemTime(Date.now() + minute);
    await credentials();
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  test('that AWS does not accept are forgotten; those that took their place are not', async () => {
    let count = 0;
    const { credentials, reject } = provider(async () => key(++count));
    const first = await credentials();
    reject(first);
    const second = await credentials();
    expect(second.accessKeyId).toBe('AKIA2');
    reject(first);
    expect(await credentials()).toBe(second);
  });

  test('ask aloud only who signs in, once for all who do', async () => {
    const asked: boolean[] = [];
    const { credentials, signIn } = provider(async (ask) => {
      asked.push(ask.aloud);
      ask.mayAsk();
      return key(1);
    });
    await expect(credentials()).rejects.toMatchObject({ code: 'signed-out', detail: { connection: 'team', remedy: 'sign-in' } });
    await Promise.all([signIn(), signIn()]);
    expect(await credentials()).toMatchObject({ accessKeyId: 'AKIA1' });
    expect(asked).toEqual([false, true]);
  });
});
