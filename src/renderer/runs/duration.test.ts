import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration, formatSize } from './duration.ts';

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [9999, '9.9 s'],
    [10_000, '10 s'],
    [65_000, '1 m 05 s'],
    [7_380_000, '2 h 03 m'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('an age', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T11:59:40Z', 'just now'],
    ['2026-11-21T11:20:00Z', '40 min ago'],
    ['2026-11-21T03:00:00Z', '9 h ago'],
  ])('of %s reads %s', (time, text) => {
    expect(formatAge(time, now)).toBe(text);
  });

  it('that cannot be read is shown as it came', () => {
    expect(formatAge('soon', now)).toBe('soon');
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [4100, '4.1 kB'],
    [212_000_000, '212 MB'],
  ])('of %d bytes reads %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});
