import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './match.ts';

function isFound(pattern: string, text: string): boolean {
  const matcher = compilePattern(pattern);
  if (typeof matcher !== 'function') throw new Error(matcher.error);
  return matcher(text);
}

describe('compilePattern', () => {
  it.each([
    ['', '', true],
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['^$', '', true],
    ['^$', 'a', false],
    ['^[a-z]+$', 'thisisvalue', true],
    ['^[a-z]+$', 'ThisIsValue', false],
    ['(?i)^[a-z]+$', 'ThisIsValue', true],
    ['(?i:A)b', 'ab', true],
    ['(?i:A)b', 'aB', false],
    ['(?i)[^a]', 'A', false],
    ['a|b|', 'x', true],
    ['^(?:a|bc)*$', 'abcbca', true],
    ['^(?:a|bc)*$', 'abca b', false],
    ['^a{2,3}$', 'aaa', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2}$', 'aa', true],
    ['^a{2,}$', 'aaaaa', true],
    ['^a{0}$', '', true],
    ['x{', 'x{', true],
    ['x{,3}', 'x{,3}', true],
    ['^a+?b??$', 'aab', true],
    ['(?P<year>\\d{4})-(?<month>\\d\\d)', 'on 2026-11-21', true],
    ['^.$', '\n', false],
    ['(?s)^.$', '\n', true],
    ['^b$', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['(?m-m)^b$', 'a\nb', false],
    ['\\Ab\\z', 'b', true],
    ['\\bfoo\\b', 'a foo.', true],
    ['\\bfoo\\b', 'afoo', false],
    ['\\Boo', 'foo', true],
    ['^\\d\\D\\w\\W\\s\\S$', '1a_- x', true],
    ['\\s', '\v', false],
    ['[[:alpha:]_]+\\d', '_1', true],
    ['[[:^digit:]]', '1', false],
    ['^[]a]+$', ']a]', true],
    ['^[a-]+$', 'a-a', true],
    ['^[^a-c\\d]$', 'd', true],
    ['^[^a-c\\d]$', '2', false],
    ['^\\pL\\p{Greek}\\PN$', 'éλx', true],
    ['\\p{^Lu}', 'A', false],
    ['\\x41\\x{1F600}\\101\\t', 'A😀A\t', true],
    ['\\Qa.b\\E+$', 'a.bbb', true],
    ['\\Qa.b', 'axb', false],
    ['\\\\Q', '\\Q', true],
    ['^.$', '😀', true],
    ['\\.\\-\\/', '.-/', true],
  ])('finds %j in %j: %s', (pattern, text, expected) => {
    expect(isFound(pattern, text)).toBe(expected);
  });

  it.each([
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<!a)',
    '(a)\\1',
    '\\k<a>',
    '(',
    ')',
    '(a',
    '[a',
    '[b-a]',
    '[a-\\d]',
    '[[:nonsense:]]',
    '*',
    'a|*',
    'a**',
    'a{2}{3}',
    'a{1001}',
    'a{3,2}',
    '(?x)a',
    '(?',
    '\\',
    '\\y',
    '\\p{Nonsense}',
    '\\x{110000}',
    '\\xZZ',
    '(((a{100}){100}){100})',
    '('.repeat(5000),
  ])('refuses %j, as Go does', (pattern) => {
    expect(compilePattern(pattern)).toHaveProperty('error', expect.any(String));
  });

  it('needs no more than a moment for what makes other engines try for years', () => {
    expect(isFound('^(a+)+$', `${'a'.repeat(20_000)}!`)).toBe(false);
    expect(isFound('(x*)*(y|x|xx)*z', 'x'.repeat(5_000))).toBe(false);
  });

  it('agrees with JavaScript on plain patterns', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|b)', '(?:ab)');
    const part = fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}')).map((both) => both.join(''));
    const pattern = fc.tuple(fc.constantFrom('', '^'), fc.array(part, { maxLength: 5 }), fc.constantFrom('', '$'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, ([start, parts, end], subject) => {
        const source = start + parts.join('') + end;
        expect(isFound(source, subject)).toBe(new RegExp(source, 'u').test(subject));
      }),
      { numRuns: 500 },
    );
  });
});
