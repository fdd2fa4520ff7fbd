import { describe, expect, it } from 'vitest';
import { builderRow } from './builder-row.ts';
import { afterLook, type RunningRecord, remindTime, runningSince } from './running-records.ts';

const at = { connection: 'local', region: 'us-east-1' };
const start = Date.parse('2026-11-21T10:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;

const row = (state: string, created = '2026-11-01T00:00:00.000Z', name = 'office') => ({
  ...builderRow({
    Name: name,
    Arn: `arn:aws:appstream:us-east-1:111122223333:image-builder/${name}`,
    InstanceType: 'stream.standard.medium',
  }),
  ...{ state, created },
});

/** What is known after looks at these minutes, in each of which the builder has this state; undefined: it is not there. */
function looks(...seen: readonly (readonly [minutes: number, state: string | undefined])[]) {
  return seen.reduce<readonly RunningRecord[]>(
    (records, [minutes, state]) => afterLook(records, { at, rows: state === undefined ? [] : [row(state)], now: start + minutes * minute }),
    [],
  );
}

const known = (records: readonly RunningRecord[], state = 'RUNNING') => runningSince(records, row(state));
const iso = (minutes: number) => new Date(start + minutes * minute).toISOString();

describe('since when a builder runs', () => {
  it('is known when its start was seen', () => {
    expect(known(looks([0, 'PENDING'], [1, 'RUNNING'], [4, 'RUNNING']))).toEqual({ since: iso(1), known: 'start' });
    expect(known(looks([0, 'UPDATING_AGENT'], [2, 'RUNNING']))).toEqual({ since: iso(2), known: 'start' });
  });

  it('is at least the first look when it ran already', () => {
    expect(known(looks([0, 'RUNNING'], [3, 'RUNNING']))).toEqual({ since: iso(0), known: 'seen' });
  });

  it('is not its start when nobody looked for long while it started', () => {
    expect(known(looks([0, 'PENDING'], [60, 'RUNNING']))).toEqual({ since: iso(60), known: 'seen' });
  });

  it('is no more than likely when nobody looked for long while it ran', () => {
    expect(known(looks([0, 'PENDING'], [1, 'RUNNING'], [200, 'RUNNING'], [201, 'RUNNING']))).toEqual({ since: iso(1), known: 'gaps' });
  });

  it('goes on while it reboots, installs software and makes an image, and is over when it stops', () => {
    const running = [
      [0, 'PENDING'],
      [1, 'RUNNING'],
    ] as const;
    for (const state of ['REBOOTING', 'SYNCING_APPS', 'PENDING_SYNCING_APPS', 'SNAPSHOTTING'])
      expect(known(looks(...running, [2, state]), state)).toEqual({ since: iso(1), known: 'start' });
    for (const state of ['STOPPING', 'STOPPED', 'FAILED', 'DELETING']) expect(looks(...running, [2, state])).toEqual([]);
    expect(looks(...running, [2, undefined])).toEqual([]);
  });

  it('begins anew after a stop, and for another builder of the same name', () => {
    expect(known(looks([0, 'RUNNING'], [1, 'STOPPED'], [2, 'PENDING'], [3, 'RUNNING']))).toEqual({ since: iso(3), known: 'start' });
    const other = row('RUNNING', '2026-11-21T09:00:00.000Z');
    const records = afterLook(looks([0, 'RUNNING']), { at, rows: [other], now: start + minute });
    expect(runningSince(records, other)).toEqual({ since: iso(1), known: 'seen' });
  });
});

describe('what is written down', () => {
  it('is nothing as long as nothing is news', () => {
    const records = looks([0, 'RUNNING']);
    expect(afterLook(records, { at, rows: [row('RUNNING')], now: start + minute })).toBe(records);
    expect(afterLook(records, { at, rows: [row('RUNNING')], now: start + 3 * minute })).not.toBe(records);
    expect(afterLook([], { at, rows: [row('STOPPED')], now: start })).toEqual([]);
  });

  it('of one Region stays when another is looked at', () => {
    const records = looks([0, 'RUNNING']);
    expect(afterLook(records, { at: { ...at, region: 'eu-west-1' }, rows: [], now: start })).toBe(records);
  });
});

describe('the time to remind', () => {
  const [record] = looks([0, 'RUNNING']) as [RunningRecord];

  it('comes after the hours that are set, and never when that is 0', () => {
    expect(remindTime(record, 4)).toBe(start + 4 * hour);
    expect(remindTime(record, 0)).toBeUndefined();
  });

  it('is put off as somebody wished', () => {
    expect(remindTime({ ...record, remindAt: iso(360) }, 4)).toBe(start + 6 * hour);
  });

  it('does not come for what is still starting', () => {
    const [starting] = looks([0, 'PENDING']) as [RunningRecord];
    expect(remindTime(starting, 4)).toBeUndefined();
  });
});
