import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareDpkg, compareRpm, versionOrderOf } from './package-versions.ts';

/** Each version is older than the one after it. */
const dpkg = [
  ['1.0~rc1', '1.0~rc1-1', '1.0', '1.0-1', '1.0-1+b1', '1.0+dfsg', '1.0.1', '1.2', '1.10', '2:0.1'],
  ['5.2.15-2', '5.2.15-2+deb12u1', '5.2.15-10'],
  ['3.0~~', '3.0~', '3.0', '3.0a', '3.0.0'],
];
const rpm = [
  ['1.0~rc1', '1.0', '1.0^git1', '1.0.1', '1.2', '1.10', '1:0.1'],
  ['1.0-1.amzn2023', '1.0-2.amzn2023', '1.0-10.amzn2023'],
  ['2.a', '2.b', '2.1'],
];

describe.each([
  ['dpkg', compareDpkg, dpkg],
  ['rpm', compareRpm, rpm],
] as const)('versions in the order of %s', (_name, order, rows) => {
  it.each(rows.map((row) => [row]))('%j', (versions) => {
    const shuffled = versions.toSorted((a, b) => a.localeCompare(b));
    expect(shuffled.sort(order)).toEqual(versions);
  });

  it('is an order: turned round it is turned round, and equal texts are equal', () => {
    const version = fc.stringMatching(/^(\d:)?[0-9a-z.~+]{1,8}(-[0-9a-z.~]{1,4})?$/);
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)) + 0);
        expect(order(a, a)).toBe(0);
      }),
    );
  });
});

test('signs part versions of rpm and leave no trace, and weigh in those of dpkg', () => {
  expect(compareRpm('1.0_1', '1.0.1')).toBe(0);
  expect(compareDpkg('1.0+1', '1.0.1')).toBeLessThan(0);
});

test('leading zeros count for nothing', () => {
  for (const order of [compareDpkg, compareRpm]) {
    expect(order('1.01', '1.1')).toBe(0);
    expect(order('1.01.2', '1.1.1')).toBeGreaterThan(0);
  }
});

test('the operating system says which order is meant', () => {
  expect([versionOrderOf('Debian 12'), versionOrderOf('Ubuntu 24.04'), versionOrderOf('Amazon Linux 2023'), versionOrderOf('')]).toEqual([
    ...[compareDpkg, compareDpkg],
    ...[compareRpm, compareRpm],
  ]);
});
