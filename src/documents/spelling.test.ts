import { describe, expect, it } from 'vitest';
import { nearest, oneOf, quoted } from './spelling.ts';

describe('nearest', () => {
  const names = ['ExecuteBash', 'ExecuteBinary', 'S3Download', 'onFailure', 'if'];

  it.each([
    ['ExecuteBacsh', 'ExecuteBash'],
    ['executebash', 'ExecuteBash'],
    ['ExecuteBsah', 'ExecuteBash'],
    ['S3Downlod', 'S3Download'],
    ['onFailur', 'onFailure'],
    ['IF', 'if'],
  ])('takes %s for %s', (word, meant) => {
    expect(nearest(word, names)).toBe(meant);
  });

  it.each(['RunCommand', 'x', '', 'Execute'])('does not guess at %j', (word) => {
    expect(nearest(word, names)).toBeUndefined();
  });
});

describe('words for messages', () => {
  it('join a list with commas and or', () => {
    expect(oneOf(['a'])).toBe('“a”');
    expect(oneOf(['a', 'b', 'c'])).toBe('“a”, “b” or “c”');
  });

  it('show a piece of text on one line and not too long', () => {
    expect(quoted(' a\n  b ')).toBe('“a b”');
    expect(quoted('x'.repeat(100))).toHaveLength(42);
  });
});
