import { describe, expect, it, test } from 'vitest';
import { fleetAction, fleetActions } from './appstream-fleet-actions.ts';
import { fleetStates } from './appstream-fleet-states.ts';

const fleet = { type: 'ON_DEMAND', imageFault: undefined };
const allowed = (state: string) => fleetActions.filter((action) => fleetAction({ ...fleet, state }, action) === true);

describe('what can be done with a fleet', () => {
  it('depends on its state, and is nothing but stopping while it starts and nothing at all while it stops', () => {
    expect(Object.fromEntries(fleetStates.map((state) => [state, allowed(state)]))).toEqual({
      STARTING: ['stop'],
      RUNNING: ['stop', 'changeImage', 'setCapacity', 'endSession'],
      STOPPING: [],
      STOPPED: ['start', 'delete', 'changeImage', 'setCapacity'],
    });
  });

  it('is nothing in a state that nobody has heard of', () => {
    for (const state of ['', 'HIBERNATING', 'toString']) expect(allowed(state)).toEqual([]);
  });

  it('comes with a reason and a way out where it cannot be done', () => {
    expect(fleetAction({ ...fleet, state: 'RUNNING' }, 'delete')).toEqual({ reason: 'It is running.', wayOut: 'Stop it first.' });
    expect(fleetAction({ ...fleet, state: 'STARTING' }, 'delete')).toMatchObject({ wayOut: 'Wait until it runs, then stop it.' });
    expect(fleetAction({ ...fleet, state: 'STOPPING' }, 'start')).toMatchObject({ wayOut: 'Wait until it has stopped.' });
  });
});

test('a fleet whose image cannot be used any more gets no instances before it has another image', () => {
  const orphan = { ...fleet, state: 'STOPPED', imageFault: 'Its image is not shared with this account any more.' };
  const refused = { reason: orphan.imageFault, wayOut: 'Choose another image first.' };
  expect(fleetAction(orphan, 'start')).toEqual(refused);
  expect(fleetAction(orphan, 'setCapacity')).toEqual(refused);
  expect(fleetAction({ ...orphan, state: 'RUNNING' }, 'setCapacity')).toEqual(refused);
  for (const action of ['changeImage', 'delete'] as const) expect(fleetAction(orphan, action)).toBe(true);
  expect(fleetAction({ ...orphan, state: 'RUNNING' }, 'stop')).toBe(true);
});

test('an elastic fleet has neither an image nor a capacity', () => {
  const elastic = { ...fleet, type: 'ELASTIC', state: 'STOPPED' };
  for (const action of ['changeImage', 'setCapacity'] as const) expect(fleetAction(elastic, action)).not.toBe(true);
  expect(fleetAction(elastic, 'start')).toBe(true);
});
