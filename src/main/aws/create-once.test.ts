import { expect, test } from 'vitest';
import { AppError } from '../../contract/index.ts';
import { createOnce } from './create-once.ts';

const exists = new AppError('aws', 'It exists.', { code: 'ResourceAlreadyExistsException', operation: 'CopyImage' });
const lost = new AppError('unavailable', 'No answer came.');
const refused = new AppError('aws', 'No.', { code: 'AccessDeniedException', operation: 'CopyImage' });

/** A name that is free or taken, and a call that does its work or not before it fails or succeeds. */
function creation({ taken, works, fails, stranger = false }: { taken?: boolean; works: boolean; fails?: AppError; stranger?: boolean }) {
  let there: string | undefined = taken ? 'theirs' : undefined;
  const calls = { sent: 0 };
  const made = createOnce({
    look: async () => there,
    async send() {
      calls.sent += 1;
      if (works) there = stranger ? 'theirs' : 'ours';
      if (fails) throw fails;
    },
    isOurs: (thing) => thing === 'ours',
    taken: 'The name is taken.',
  });
  return { made, calls };
}

test('what was created is answered', async () => {
  await expect(creation({ works: true }).made).resolves.toBe('ours');
});

test('a name that is taken is not asked for', async () => {
  const { calls, made } = creation({ taken: true, works: true });
  await expect(made).rejects.toMatchObject({ code: 'conflict', message: 'The name is taken.' });
  expect(calls.sent).toBe(0);
});

test('a lost answer, and a second attempt that finds the first one’s work, are success', async () => {
  for (const fails of [lost, exists]) await expect(creation({ works: true, fails }).made).resolves.toBe('ours');
});

test('what somebody else made meanwhile is not ours', async () => {
  await expect(creation({ works: true, fails: exists, stranger: true }).made).rejects.toBe(exists);
});

test('a request that did not arrive, and one that was refused, fail as they did', async () => {
  await expect(creation({ works: false, fails: lost }).made).rejects.toBe(lost);
  await expect(creation({ works: false, fails: refused }).made).rejects.toBe(refused);
});
