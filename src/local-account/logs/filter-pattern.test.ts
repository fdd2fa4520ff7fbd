import { assert, constantFrom, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../protocol/aws-error.ts';
import { readFilter } from './filter-pattern.ts';

const line = JSON.stringify({
  level: 'ERROR',
  latency: 120.5,
  ok: false,
  none: null,
  'dotted.name': 1,
  user: { name: 'Ann Lee', roles: ['admin', 'dev'], logins: [{ at: 3 }, { at: 9 }] },
});

describe('a pattern over JSON', () => {
  it.each([
    ['{ $.level = "ERROR" }', true],
    ['{ $.level = ERROR }', true],
    ['{ $.level = "error" }', false],
    ['{ $.level = ERR* }', true],
    ['{ $.level = "*R" }', true],
    ['{ $.level = "E*R*R" }', true],
    ['{ $.level = "E*X*R" }', false],
    ['{ $.level != "INFO" }', true],
    ['{ $.level = %^E.+R$% }', true],
    ['{ $.latency > 120 }', true],
    ['{ $.latency >= 1.205e2 }', true],
    ['{ $.latency < 120 }', false],
    ['{ $.latency <= -1 }', false],
    ['{ $.latency = 120.50 }', true],
    ['{ $.level > 1 }', false],
    ['{ $.user.name = "Ann Lee" }', true],
    ['{ $.user.roles[1] = "dev" }', true],
    ['{ $.user.roles[2] = "dev" }', false],
    ['{ $.user.roles[*] = "admin" }', true],
    ['{ $.user.logins[*].at = 9 }', true],
    ["{ $['dotted.name'] = 1 }", true],
    ['{ $.ok IS FALSE }', true],
    ['{ $.ok IS TRUE }', false],
    ['{ $.none IS NULL }', true],
    ['{ $.absent IS NULL }', false],
    ['{ $.absent NOT EXISTS }', true],
    ['{ $.none NOT EXISTS }', false],
    ['{ $.constructor = "x" }', false],
    ['{ $.level = "INFO" || $.ok IS FALSE && $.latency > 100 }', true],
    ['{ ($.level = "INFO" || $.ok IS FALSE) && $.latency > 200 }', false],
    ['{ ((($.level = "ERROR"))) }', true],
  ])('%s: %s', (pattern, matches) => {
    expect(readFilter(pattern)(line)).toBe(matches);
  });

  it('passes over what is no JSON', () => {
    const filter = readFilter('{ $.a != 1 }');
    expect(['text', '{ "a": ', '', 'null', '5'].map(filter)).toEqual([false, false, false, false, false]);
    expect(readFilter('{ $[0] = 1 }')('[1]')).toBe(true);
  });
});

const access = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

describe('a pattern over words', () => {
  it.each([
    ['[ip, id, user, time, request, status, size]', true],
    ['[ip, id, user, time, request, status = 4*, size]', true],
    ['[ip, id, user, time, request = "*.html *", status = 404, size > 1000]', true],
    ['[ip, id, user, time, request, status = 5*, size]', false],
    ['[ip, id, user, time, request, status]', false],
    ['[..., status = 404, size]', true],
    ['[ip = 127.*, ...]', true],
    ['[ip, ..., size < 1000]', false],
    ['[ip, ..., status = 404 || status = 410, size]', true],
    ['[ip, id, user != frank, ...]', false],
    ['[ip, id, user = %^f%, ...]', true],
    ['[ip, , user = frank, ...]', true],
    ['[...]', true],
  ])('%s: %s', (pattern, matches) => expect(readFilter(pattern)(access)).toBe(matches));
});

describe('a pattern', () => {
  it.each([
    ...['{', '{}', '{ $.a }', '{ a = 1 }', '{ $.a = }', '{ $.a == 1 }', '{ $.a = 1', '{ $.a > x }', '{ ($.a = 1 }', '{ $.a = 1 $.b = 2 }'],
    ...[
      '{ $.a IS 5 }',
      '{ $.a NOT THERE }',
      '{ $..a = 1 }',
      '{ $.a[x] = 1 }',
      '[a',
      '[a b]',
      '[..., ...]',
      '[= 4]',
      '[a = ]',
      '{ $.a = %(% }',
    ],
    ...['%a*b*c*d*e*%', "{ $.['dotted'] = 1 }"],
  ])('is refused when it is %s', (pattern) => {
    expect(() => readFilter(pattern)).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
  });

  it('never fails otherwise, nor takes long', () => {
    const words = ['{', '}', '[', ']', '$.a', ' = ', '&&', '||', '(', ')', '"x"', '%x%', '...', ',', '!', '*', 'IS', 'NOT', '\\', '$'];
    const part = constantFrom(...words);
    const made = record({ a: part, b: part, c: part, d: part, e: part, f: part, g: string() }).map((parts) =>
      Object.values(parts).join(''),
    );
    const never = assert(
      property(made, constantFrom('{', '[', ''), (text, start) => {
        try {
          readFilter(`${start}${text}`)('{"a":1}');
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError);
        }
      }),
      { numRuns: 3000 },
    );
    expect(never).toBeUndefined();
  });
});
