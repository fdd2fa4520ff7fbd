import { expect, test } from 'vitest';
import { type RunStep, withStep } from './runs.ts';

const step = (id: string, startedAt?: string): RunStep => ({
  id,
  stage: 'BUILDING',
  name: id,
  state: 'running',
  attempt: 1,
  ...(startedAt === undefined ? {} : { startedAt }),
});
const ids = (steps: readonly RunStep[]) => steps.map(({ id }) => id).join(' ');

test('a known step is replaced where it stands', () => {
  const steps = [step('a'), step('b'), step('c')];
  expect(withStep(steps, { ...step('b', '2026-01-01'), state: 'succeeded' })).toMatchObject([
    { id: 'a' },
    { id: 'b', state: 'succeeded' },
    { id: 'c' },
  ]);
});

test('a step that is heard of late lies where it began, before what waits', () => {
  const steps = [step('launch', '10:00'), step('apply', '10:01'), step('inventory', '10:05'), step('waits')];
  expect(ids(withStep(steps, step('greet', '10:02')))).toBe('launch apply greet inventory waits');
  expect(ids(withStep(steps, step('same', '10:01')))).toBe('launch apply same inventory waits');
  expect(ids(withStep(steps, step('first', '09:00')))).toBe('first launch apply inventory waits');
  expect(ids(withStep(steps, step('last', '11:00')))).toBe('launch apply inventory last waits');
});

test('a step that has not begun comes last', () => {
  expect(ids(withStep([step('a', '10:00')], step('b')))).toBe('a b');
});
