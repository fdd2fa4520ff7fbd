import { expect, it } from 'vitest';
import type { UsingFleet } from './appstream-image.ts';
import { type FleetFate, imageDeletionConsequence, imageDeletionSteps, imageDeletionText } from './appstream-image-deletion.ts';

const arn = 'arn:aws:appstream:us-east-1:000000000000:image/office';
const other = arn.replace('office', 'office-2');
const fleet = (name: string, part: Partial<UsingFleet> = {}): UsingFleet => ({
  ...{ name, state: 'RUNNING', desired: 1, inUse: 0, instanceType: 'stream.standard.medium', stacks: [] },
  ...part,
});
const image = { arn, name: 'office' };

const stepsOf = (fleets: readonly UsingFleet[], fates: readonly FleetFate[], shares: readonly string[] = []) =>
  imageDeletionSteps({ image, fleets, shares: shares.map((account) => ({ account, fleet: true, imageBuilder: false })) }, fates);

it('an image that nothing uses goes in one step', () => {
  expect(stepsOf([], []).steps.map(imageDeletionText)).toEqual(['Delete the image office']);
});

it('fleets let go of it first, then sharing ends, then it goes', () => {
  const fleets = [fleet('floor'), fleet('attic', { stacks: ['desk', 'den'], inUse: 3 })];
  const fates: FleetFate[] = [
    { way: 'image', fleet: 'floor', image: other },
    { way: 'delete', fleet: 'attic' },
  ];
  const { open, steps } = stepsOf(fleets, fates, ['000000000001']);
  expect(open).toEqual([]);
  expect(steps.map(imageDeletionText)).toEqual([
    'Give the fleet floor the image office-2',
    'Take the fleet attic out of the stack desk',
    'Take the fleet attic out of the stack den',
    'Stop the fleet attic',
    'Delete the fleet attic',
    'Stop sharing the image with account 000000000001',
    'Delete the image office',
  ]);
  expect(steps.map(imageDeletionConsequence)[3]).toContain('ends 3 sessions');
  expect(steps.map(imageDeletionConsequence)[5]).toContain('desired capacity of 0');
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
});

it('a fleet that is stopped is not stopped again, and one of which nothing was chosen is open', () => {
  const { open, steps } = stepsOf([fleet('floor', { state: 'STOPPED' }), fleet('attic')], [{ way: 'delete', fleet: 'floor' }]);
  expect(open).toEqual(['attic']);
  expect(steps.map(({ does }) => does)).toEqual(['deleteFleet', 'deleteImage']);
});
