import { expect, it } from 'vitest';
import type { AppStreamImage } from './appstream-image.ts';
import { type UpkeepFacts, type UpkeepState, upkeepSteps, upkeepWays } from './appstream-image-upkeep.ts';

const arnOf = (name: string) => `arn:aws:appstream:us-east-1:000000000000:image/${name}`;
const newest = { arn: 'arn:aws:appstream:us-east-1::image/AppStream-WinServer2022-05-06-2026', name: 'AppStream-WinServer2022-05-06-2026' };
const image: AppStreamImage = {
  ...{ arn: arnOf('office'), name: 'office', displayName: '', description: '', owner: '000000000000', visibility: 'PRIVATE' },
  ...{ sharedWithOthers: false, may: { fleet: true, imageBuilder: true }, buildersSupported: true, state: 'AVAILABLE', reason: '' },
  ...{ platform: 'WINDOWS_SERVER_2022', families: [], agent: '', agentIsLatest: false, baseImage: '', baseReleased: '' },
  ...{ created: '2026-01-01T00:00:00.000Z', builder: 'first', type: 'NATIVE', applications: 1 },
};
const since = '2026-11-21T10:00:00.000Z';
const later = '2026-11-21T11:00:00.000Z';
const facts = (part: Partial<UpkeepFacts> = {}): UpkeepFacts => ({ image, newest, builders: [], images: [], fleets: [], ...part });
const doneOf = (state: UpkeepState, of: UpkeepFacts) => upkeepSteps(state, of).flatMap(({ done, id }) => (done ? [id] : []));
const begun = (way: UpkeepState['way']): UpkeepState => ({ way, since, ticked: [] });

it('every way has every step, each with words', () => {
  for (const way of upkeepWays) {
    const steps = upkeepSteps(begun(way), facts());
    expect(steps.map(({ id }) => id)).toEqual(['builder', 'run', 'install', 'create', 'test', 'fleets', 'delete']);
    expect(steps.every(({ text, title }) => text !== '' && title !== '')).toBe(true);
    expect(doneOf(begun(way), facts())).toEqual([]);
  }
});

it.each([
  ['new-base', newest.arn],
  ['new-builder', image.arn],
] as const)('on the way %s a builder counts that was launched since, of the right image', (way, of) => {
  const builder = { name: 'second', state: 'RUNNING', created: later, imageArn: of };
  expect(doneOf(begun(way), facts({ builders: [builder] }))).toEqual(['builder', 'run']);
  expect(doneOf(begun(way), facts({ builders: [{ ...builder, created: '2026-11-20T00:00:00.000Z' }] }))).toEqual([]);
  expect(doneOf(begun(way), facts({ builders: [{ ...builder, imageArn: arnOf('other') }] }))).toEqual([]);
  expect(upkeepSteps(begun(way), facts())[0]?.button?.to).toEqual({ does: 'launchBuilder', image: of });
});

it('on the way over the old builder that one is looked for, and where it is gone that is said', () => {
  const builder = { name: 'first', state: 'STOPPED', created: image.created, imageArn: newest.arn };
  expect(doneOf(begun('same-builder'), facts({ builders: [builder] }))).toEqual(['builder']);
  expect(upkeepSteps(begun('same-builder'), facts())[0]?.text).toContain('go one of the other ways');
});

it('the account tells what is made and which fleets are left; what it cannot tell is ticked', () => {
  const builders = [{ name: 'first', state: 'STOPPED', created: image.created, imageArn: newest.arn }];
  const made = { arn: arnOf('office-2'), name: 'office-2', builder: 'first', created: later, state: 'AVAILABLE' };
  const fleets = [{ name: 'floor', imageArn: image.arn }];
  const state: UpkeepState = { ...begun('same-builder'), ticked: ['test'] };
  expect(doneOf(state, facts({ builders, images: [made], fleets }))).toEqual(['builder', 'run', 'install', 'create', 'test']);
  expect(upkeepSteps(state, facts({ builders, images: [made], fleets }))[5]?.text).toBe('Still on office: floor.');
  const moved = facts({ builders, images: [made], fleets: [{ name: 'floor', imageArn: made.arn }] });
  expect(doneOf(state, moved)).toEqual(['builder', 'run', 'install', 'create', 'test', 'fleets']);
  expect(upkeepSteps(state, moved)[4]?.text).toBe('On the new image: floor.');
  const pending = facts({ builders, images: [{ ...made, state: 'PENDING' }] });
  expect(doneOf(begun('same-builder'), pending)).toEqual(['builder', 'run', 'install']);
});
