import { expect, test } from 'vitest';
import { inAws, onThisComputer } from '../../contract/index.ts';
import { type EstimateInput, estimateOf } from './estimate.ts';
import { median } from './past-builds.ts';
import { prices } from './prices.ts';

const input: EstimateInput = {
  region: 'us-east-1',
  hosting: inAws,
  kind: 'image',
  platform: undefined,
  instanceType: 'm5.large',
  volumes: [{ gigabytes: 100, type: 'gp3' }],
  copies: [],
  testsEnabled: true,
  past: { minutes: 60, builds: 3 },
};
const amounts = (changed: Partial<EstimateInput> = {}) => estimateOf({ ...input, ...changed }).cost.map(({ usd }) => usd);

test('an hour of an instance, its volume, and a month of snapshots', () => {
  expect(amounts()).toEqual([0.1, 0.01, 5]);
});

test('what is not known stays unknown, and says what is missing', () => {
  const { cost } = estimateOf({ ...input, region: 'eu-central-1' });
  expect(cost.map(({ usd }) => usd)).toEqual([undefined, undefined, undefined]);
  for (const { note } of cost) expect(note).toContain('eu-central-1');
  expect(amounts({ instanceType: 'x9.huge' })[0]).toBeUndefined();
  expect(amounts({ instanceType: undefined })[0]).toBeUndefined();
  expect(amounts({ platform: 'windows' })[0]).toBeUndefined();
  expect(amounts({ volumes: [] }).slice(1)).toEqual([undefined, undefined]);
  expect(amounts({ volumes: [{ gigabytes: undefined, type: 'gp3' }] }).slice(1)).toEqual([undefined, undefined]);
});

test('each copy is kept, and the ones in other Regions are carried there', () => {
  const copies = [
    { region: 'us-west-2', isOtherRegion: true },
    { region: 'us-east-1', isOtherRegion: false },
  ];
  const { cost } = estimateOf({ ...input, copies });
  expect(cost.map(({ what, usd }) => [what, usd])).toEqual([
    ['Instances that build and test', 0.1],
    ['Volumes of the instances', 0.01],
    ['Copies to 1 other Region', 2],
    ['Snapshots of 3 images', 15],
  ]);
});

test('a Region without prices makes what is kept there unknown, not cheaper', () => {
  const { cost } = estimateOf({ ...input, copies: [{ region: 'eu-central-1', isOtherRegion: true }] });
  expect(cost.at(-1)).toMatchObject({ what: 'Snapshots of 2 images', note: expect.stringContaining('eu-central-1') });
  expect(cost.at(-1)?.usd).toBeUndefined();
});

test('without earlier builds the time is an assumption, and is called so', () => {
  const { duration, assumptions } = estimateOf({ ...input, past: { minutes: undefined, builds: 0 } });
  expect(duration).toEqual({ minutes: 30, builds: 0 });
  expect(assumptions[0]).toContain('assumed');
});

test('a build on this computer costs nothing, and takes its time', () => {
  expect(estimateOf({ ...input, hosting: onThisComputer })).toMatchObject({ cost: [], duration: { minutes: 60, builds: 3 } });
});

test('containers leave no snapshots', () => {
  expect(amounts({ kind: 'container', testsEnabled: false })).toEqual([0.1, 0.01]);
});

test('the assumptions name the date of the prices', () => {
  expect(estimateOf(input).assumptions.join(' ')).toContain(prices.date);
});

test('the median is the one in the middle', () => {
  expect(median([])).toBeUndefined();
  expect(median([5])).toBe(5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
});
