import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPattern } from './pattern.ts';

const matches = (pattern: unknown, event: unknown) => readPattern(JSON.stringify(pattern))(event);

describe('an event pattern', () => {
  it.each([
    { pattern: { a: [1, 'x'] }, yes: [{ a: 'x' }, { a: 1 }], no: [{ a: '1' }, {}, { a: null }, 'x'] },
    { pattern: { a: [null, true, ''] }, yes: [{ a: null }, { a: true }, { a: '' }], no: [{ a: false }, { a: 0 }, {}] },
    { pattern: { a: ['x'], b: ['y'] }, yes: [{ a: 'x', b: 'y', c: 1 }], no: [{ a: 'x' }, { a: 'x', b: 'x' }] },
    { pattern: { a: { b: [{ prefix: 'be' }] } }, yes: [{ a: { b: 'begin' } }], no: [{ a: 'begin' }, { a: { b: 5 } }] },
    { pattern: { a: { b: ['x'] } }, yes: [{ a: [{ b: 'y' }, { b: 'x' }] }], no: [{ a: [{ b: 'y' }] }, { a: [] }] },
    { pattern: { a: [{ prefix: { 'equals-ignore-case': 'BE' } }] }, yes: [{ a: 'bEgin' }], no: [{ a: 'abe' }] },
    { pattern: { a: [{ suffix: '.png' }] }, yes: [{ a: ['no', 'a.png'] }], no: [{ a: 'png' }] },
    { pattern: { a: [{ suffix: { 'equals-ignore-case': '.PNG' } }] }, yes: [{ a: 'a.Png' }], no: [{ a: '.png.' }] },
    { pattern: { a: [{ 'equals-ignore-case': 'Yes' }] }, yes: [{ a: 'yES' }], no: [{ a: 'yes!' }] },
    { pattern: { a: [{ exists: true }] }, yes: [{ a: null }, { a: 0 }], no: [{}, { a: { b: 1 } }, { a: [] }] },
    { pattern: { a: [{ exists: false }] }, yes: [{}, { a: [] }], no: [{ a: 1 }, { a: '' }] },
    { pattern: { a: [{ 'anything-but': ['x', 'y'] }] }, yes: [{ a: 'z' }, { a: 1 }], no: [{ a: 'x' }, {}] },
    { pattern: { a: [{ 'anything-but': 5 }] }, yes: [{ a: 6 }, { a: '5' }], no: [{ a: 5 }] },
    { pattern: { a: [{ 'anything-but': { prefix: ['x', 'y'] } }] }, yes: [{ a: 'z' }], no: [{ a: 'yes' }, { a: 5 }] },
    { pattern: { a: [{ 'anything-but': { suffix: 'x' } }] }, yes: [{ a: 'xy' }], no: [{ a: 'yx' }] },
    { pattern: { a: [{ 'anything-but': { wildcard: '*/x/*' } }] }, yes: [{ a: '/y/' }], no: [{ a: 'a/x/b' }] },
    { pattern: { a: [{ 'anything-but': { 'equals-ignore-case': ['X'] } }] }, yes: [{ a: 'y' }], no: [{ a: 'x' }] },
    { pattern: { a: [{ numeric: ['>', 0, '<=', 5] }] }, yes: [{ a: 5 }], no: [{ a: 6 }, { a: 0 }, { a: '3' }] },
    { pattern: { a: [{ numeric: ['=', 3] }] }, yes: [{ a: 3 }], no: [{ a: 3.1 }] },
    { pattern: { a: [{ cidr: '10.0.0.0/24' }] }, yes: [{ a: '10.0.0.255' }], no: [{ a: '10.0.1.0' }, { a: '::a00:1' }, { a: 'x' }] },
    { pattern: { a: [{ cidr: '2001:db8::/32' }] }, yes: [{ a: '2001:db8::1' }], no: [{ a: '2001:db9::1' }, { a: '10.0.0.1' }] },
    { pattern: { a: [{ wildcard: 'arn:*/x.y/*' }] }, yes: [{ a: 'arn:1/x.y/2' }, { a: 'arn:/x.y/' }], no: [{ a: 'arn:1/xzy/2' }] },
    { pattern: { a: [{ wildcard: 'a*a' }] }, yes: [{ a: 'aa' }, { a: 'aba' }], no: [{ a: 'a' }, { a: 'ab' }] },
    { pattern: { a: [{ wildcard: '\\*\\\\*' }] }, yes: [{ a: '*\\' }, { a: '*\\x' }], no: [{ a: 'x\\' }] },
    { pattern: { $or: [{ a: ['x'] }, { b: ['y'] }] }, yes: [{ a: 'x' }, { b: 'y' }], no: [{ a: 'y', b: 'x' }] },
    {
      pattern: { c: ['z'], d: { $or: [{ a: [1] }, { b: [2] }] } },
      yes: [{ c: 'z', d: { b: 2 } }],
      no: [{ d: { b: 2 } }, { c: 'z', d: {} }],
    },
  ])('matches as $pattern says', ({ pattern, yes, no }) => {
    expect(yes.map((event) => matches(pattern, event))).toEqual(yes.map(() => true));
    expect(no.map((event) => matches(pattern, event))).toEqual(no.map(() => false));
  });

  it.each([
    ...['', '{}', '[]', '"x"', '{"a":1}', '{"a":[]}', '{"a":{}}', '{"a":[[1]]}', '{"a":[{}]}', '{"a":[{"near":"x"}]}'],
    ...['{"a":[{"prefix":1}]}', '{"a":[{"prefix":{"suffix":"x"}}]}', '{"a":[{"prefix":"x","suffix":"y"}]}', '{"a":[{"exists":1}]}'],
    ...['{"a":[{"numeric":[">"]}]}', '{"a":[{"numeric":["~",1]}]}', '{"a":[{"numeric":["constructor",1]}]}', '{"a":[{"numeric":[]}]}'],
    ...['{"a":[{"anything-but":[]}]}', '{"a":[{"anything-but":[true]}]}', '{"a":[{"anything-but":{"exists":true}}]}'],
    ...['{"a":[{"cidr":"10.0.0.0/33"}]}', '{"a":[{"cidr":"ten/8"}]}', '{"a":[{"cidr":"10.0.0.0"}]}'],
    ...['{"a":[{"wildcard":"a**"}]}', '{"a":[{"wildcard":"\\\\x"}]}', '{"$or":[{"a":[1]}]}', '{"$or":{"a":[1]}}', '{"$or":[{"a":[1]},1]}'],
  ])('is not %s', (text) => {
    expect(() => readPattern(text)).toThrow(expect.objectContaining({ code: 'InvalidEventPatternException' }));
  });

  it('with wildcards matches what a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, texts, (wildcard, text) => {
        fc.pre(!wildcard.includes('**'));
        const expression = new RegExp(`^${wildcard.replaceAll('*', '.*')}$`);
        expect(matches({ a: [{ wildcard }] }, { a: text })).toBe(expression.test(text));
      }),
    );
  });

  it('takes no longer for a wildcard that could match in many ways', () => {
    const wildcard = `${'*a'.repeat(500)}*b`;
    expect(matches({ a: [{ wildcard }] }, { a: 'a'.repeat(100_000) })).toBe(false);
  });
});
