import { expect, test } from 'vitest';
import { AppError, type DeletionEvent } from '../../contract/index.ts';
import { type Deleter, runDeletion, type ShownStep } from './run-deletion.ts';

async function eventsOf(deleter: Deleter, steps: readonly ShownStep[], signal = new AbortController().signal) {
  const events: DeletionEvent[] = [];
  for await (const event of runDeletion(deleter, { steps }, signal)) events.push(event);
  return events;
}

/** Things by id, each with what it is. */
function deleterOf(things: Map<string, string>, stuck: readonly string[] = []): Deleter {
  return {
    look: async (id) => things.get(id),
    async remove(id) {
      if (stuck.includes(id)) throw new AppError('aws', `${id} is still used.`);
      return things.delete(id);
    },
  };
}

const steps = ['a', 'b', 'c'].map((id) => ({ id, seen: '1' }));

test('the steps are deleted in their order', async () => {
  const things = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
    ['d', '1'],
  ]);
  const events = await eventsOf(deleterOf(things), steps);
  expect(events.filter(({ type }) => type === 'deleted').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect([...things.keys()]).toEqual(['d']);
});

test('a failure ends it, and the same plan can be taken up again', async () => {
  const things = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const first = await eventsOf(deleterOf(things, ['b']), steps);
  expect(first.at(-1)).toEqual({ type: 'failed', id: 'b', message: 'b is still used.' });
  expect([...things.keys()]).toEqual(['b', 'c']);
  const second = await eventsOf(deleterOf(things), steps);
  expect(second.filter(({ type }) => type !== 'deleting').map(({ type }) => type)).toEqual(['gone', 'deleted', 'deleted']);
});

test('what became another thing since it was shown is left alone', async () => {
  const things = new Map([
    ['a', '2'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const events = await eventsOf(deleterOf(things), steps);
  expect(events.at(-1)).toMatchObject({ type: 'failed', id: 'a', message: expect.stringContaining('Make a new plan') });
  expect(things.size).toBe(3);
});

test('nothing is deleted after somebody stopped it', async () => {
  const things = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const stop = new AbortController();
  for await (const event of runDeletion(deleterOf(things), { steps }, stop.signal)) if (event.type === 'deleted') stop.abort();
  expect([...things.keys()]).toEqual(['b', 'c']);
});

test('a bug is no failure of a step', async () => {
  const broken: Deleter = {
    look: async () => {
      throw new TypeError('x');
    },
    remove: async () => true,
  };
  await expect(eventsOf(broken, steps)).rejects.toThrow(TypeError);
});
