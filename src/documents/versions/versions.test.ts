import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOfArn, normalizedName, ownerKind, readArn } from './arn.ts';
import { compareVersions, newestFirst, readVersion, satisfies, type Version, versionFault } from './version.ts';

const number = fc.nat({ max: 2 ** 30 - 1 });
const plain = fc.tuple(number, number, number).map((nodes) => nodes.join('.'));

function versionOf(text: string): Version {
  const version = readVersion(text);
  if (version === undefined) throw new Error(`${text} is no version`);
  return version;
}

/** The service's own sort key; see `semver` in its notifications. */
function sortKey({ nodes, build = 0 }: Version): bigint {
  return [...nodes, build].reduce<bigint>((key, node) => key * 2n ** 30n + BigInt(node), 0n);
}

describe('a version', () => {
  it.each([
    ['1.2.3', [1, 2, 3], undefined],
    ['1.2.3/4', [1, 2, 3], 4],
    ['2026.01.15', [2026, 1, 15], undefined],
    ['x.x.x', ['x', 'x', 'x'], undefined],
    ['1.X.x', [1, 'x', 'x'], undefined],
  ])('%s is read', (text, nodes, build) => {
    expect(readVersion(text)).toEqual({ nodes, build });
  });

  it.each(['', '1', '1.2', '1.2.3.4', '1.2.x/x', 'v1.2.3', '1.2.3-beta', '1..3', '1.2.*'])('“%s” is none', (text) => {
    expect(readVersion(text)).toBeUndefined();
  });

  it.each(['x.2.x', '1.x.8', 'x.x.1', '1073741824.0.0', '1.0.0/1073741824'])('%s is refused', (text) => {
    expect(versionFault(text)).toBeDefined();
  });

  it.each(['1.2.3', '1.x.x', 'x.x.x', '1.2.x', '0.0.1073741823'])('%s is taken', (text) => {
    expect(versionFault(text)).toBeUndefined();
  });

  it('comes in the order of the sort key that the service tells', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const [keyA, keyB] = [sortKey(versionOf(a)), sortKey(versionOf(b))];
        expect(Math.sign(compareVersions(versionOf(a), versionOf(b)))).toBe(keyA < keyB ? -1 : Number(keyA > keyB));
      }),
    );
    expect(sortKey(versionOf('1.0.0/3'))).toBe(1237940039285380274899124227n);
    expect(newestFirst(['1.9.0', 'latest', '1.10.0', '1.x.x', '1.10.0/2'])).toEqual(['1.x.x', '1.10.0/2', '1.10.0', '1.9.0', 'latest']);
  });

  it('is what a reference asks for in the nodes that are not x', () => {
    const newest = (wanted: string) => newestFirst(['2.2.4', '1.7.8', '1.6.8']).find((version) => satisfies(version, wanted));
    expect(['x.x.x', '1.x.x', '1.6.x', '3.x.x'].map(newest)).toEqual(['2.2.4', '1.7.8', '1.6.8', undefined]);
    expect(satisfies('2026.1.5', '2026.01.05')).toBe(true);
    expect(satisfies('1.0.0/2', '1.0.0/3')).toBe(false);
    expect(satisfies('latest', 'x.x.x')).toBe(false);
    expect(satisfies('1.0.x', '1.0.3')).toBe(true); // a recipe that lets the service count
    expect(satisfies('1.0.x', '1.1.3')).toBe(false);
  });

  it('satisfies itself and everything that only widens it', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 3 }), (text, kept) => {
        const wanted = text.split('.').map((node, at) => (at < kept ? node : 'x'));
        expect(satisfies(text, wanted.join('.'))).toBe(true);
        expect(versionFault(wanted.join('.'))).toBeUndefined();
      }),
    );
  });
});

describe('an ARN', () => {
  const at = (owner: string, tail: string) => readArn(`arn:aws:imagebuilder:eu-west-1:${owner}:${tail}`);

  it.each([
    ['component/nginx/1.0.0/2', { type: 'component', name: 'nginx', version: '1.0.0', build: '2' }],
    ['image/base/x.x.x', { type: 'image', name: 'base', version: 'x.x.x', build: undefined }],
    ['image-recipe/web/1.0.x', { type: 'image-recipe', name: 'web', version: '1.0.x' }],
    ['workflow/test/smoke/1.0.0/1', { type: 'workflow/test', name: 'smoke', version: '1.0.0', build: '1' }],
    ['image-pipeline/weekly', { type: 'image-pipeline', name: 'weekly', version: undefined }],
    ['lifecycle-policy/old', { type: 'lifecycle-policy', name: 'old' }],
  ])('with %s is taken apart', (tail, parts) => {
    expect(at('123456789012', tail)).toMatchObject({ partition: 'aws', region: 'eu-west-1', owner: '123456789012', ...parts });
  });

  it.each([
    ['123456789012', 'account'],
    ['aws', 'amazon'],
    ['aws-marketplace', 'marketplace'],
    ['third-party', 'third-party'],
  ])('of %s belongs to %s', (owner, kind) => {
    const arn = at(owner, 'component/x/1.0.0');
    expect(arn && ownerKind(arn)).toBe(kind);
  });

  it.each(['', 'ami-0123456789abcdef0', 'arn:aws:ec2:eu-west-1::image/ami-0', 'arn:aws:imagebuilder:eu-west-1:aws', './a.yaml'])(
    '“%s” is none',
    (text) => {
      expect(readArn(text)).toBeUndefined();
    },
  );

  it('names the same resource in all versions and spellings', () => {
    const identities = ['component/my-web/1.0.0', 'component/My_Web/x.x.x/1'].map((tail) => at('123456789012', tail));
    expect(new Set(identities.map((arn) => arn && identityOfArn(arn))).size).toBe(1);
    expect(normalizedName('My Web_server')).toBe('my-web-server');
  });
});
