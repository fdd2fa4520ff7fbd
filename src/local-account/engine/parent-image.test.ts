import { expect, test } from 'vitest';
import { parentImageLines } from './parent-image.ts';
import { job } from './test-kit.ts';

const base = { title: 'Debian 12 base', notes: ['It is small.'], id: 'debian' };
const from = (changes: Parameters<typeof job>[1]) => parentImageLines(job([], changes), base);

test('an image that is not here is named, with its AMI and its system, and so is what stands in for it', () => {
  expect(from({ outputDirectory: '', parentImage: 'ssm:/base', parent: { amiId: 'ami-1', system: 'Ubuntu 24' } })).toEqual([
    'Resolved Image Recipe parent image ssm:/base to AMI ami-1.',
    'Parent image ssm:/base (Ubuntu 24) is not on this computer: Debian 12 base stands in for it.',
    'Base: Debian 12 base',
    'Note: It is small.',
  ]);
  expect(from({ outputDirectory: '', parentImage: 'ami-1', parent: { amiId: 'ami-1' } })[0]).toBe(
    'Parent image ami-1 is not on this computer: Debian 12 base stands in for it.',
  );
});

test('an image of this computer is for its processor, whatever the parent was for', () => {
  const other = process.arch === 'arm64' ? 'x86_64' : 'arm64';
  expect(from({ outputDirectory: '', parent: { architecture: other } })).toContainEqual(
    expect.stringMatching(`^Note: .* is for ${other}, `),
  );
  const same = process.arch === 'arm64' ? 'arm64' : 'x86_64';
  expect(from({ outputDirectory: '', parent: { architecture: same } })).toHaveLength(3);
});

test('nothing stands in for an image that was built here', () => {
  expect(from({ outputDirectory: '', parentImage: 'ami-1', parentArtifacts: '/images/web' })[0]).toBe(
    'Parent image ami-1 is an image that was built on this computer.',
  );
});
