import { expect, it } from 'vitest';
import { type UpkeepFacts, upkeepSteps, upkeepWays, upkeepWayWords } from './appstream-image-upkeep.ts';

const image = { arn: 'arn:aws:appstream:eu-west-1:123456789012:image/office', name: 'office', builder: 'workshop' } as UpkeepFacts['image'];
const newest = { arn: 'arn:aws:appstream:eu-west-1::image/base', name: 'base' };
const facts: UpkeepFacts = { image, newest, builders: [], images: [], fleets: [{ name: 'production', imageArn: image.arn }] };
const stepsOf = (way: (typeof upkeepWays)[number]) => upkeepSteps({ way, since: '2026-11-01', ticked: [] }, facts);

it('there are three ways: the newest base image, the builder that one has, and a new builder of the image', () => {
  expect(upkeepWays.map((way) => upkeepWayWords[way].title)).toEqual([
    'Install the applications on the newest base image',
    'Update the image builder that it was made on',
    'Launch a new image builder of the image and update that',
  ]);
  expect(stepsOf('new-base')[0]?.button?.to).toEqual({ does: 'launchBuilder', image: newest.arn });
  expect(stepsOf('same-builder')[0]?.text).toContain('workshop');
  expect(stepsOf('new-builder')[0]?.button?.to).toEqual({ does: 'launchBuilder', image: image.arn });
});

it('on each way a new image is tested on a development fleet before the fleets that are left get it', () => {
  for (const way of upkeepWays) {
    const ids = stepsOf(way).map(({ id }) => id);
    expect(ids.slice(ids.indexOf('install'))).toEqual(['install', 'create', 'test', 'fleets', 'delete']);
    expect(stepsOf(way).find(({ id }) => id === 'test')?.title).toMatch(/development fleet/);
    expect(stepsOf(way).find(({ id }) => id === 'fleets')?.text).toContain('production');
  }
});
