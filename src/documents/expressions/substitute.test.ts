import { describe, expect, it } from 'vitest';
import type { Reference } from './reference.ts';
import { referencesIn, substitute, substituteAll } from './substitute.ts';

const values: Readonly<Record<string, string>> = { Name: 'nginx', Nested: '{{ Name }}' };

function lookup(reference: Reference): string | undefined {
  return reference.kind === 'name' ? values[reference.name] : undefined;
}

describe('substitute', () => {
  it.each([
    ['no reference', 'no reference'],
    ['{{ Name }}', 'nginx'],
    ['a {{Name}} b {{ Name }} c', 'a nginx b nginx c'],
    ['{{ loop.value }} of {{ Name }}', '{{ loop.value }} of nginx'],
    ["docker --format '{{.Names}}'", "docker --format '{{.Names}}'"],
    ['{{ Nested }}', '{{ Name }}'],
    ['{{ Unknown }}{{ Name }}', '{{ Unknown }}nginx'],
  ])('makes of %s: %s', (text, expected) => {
    expect(substitute(text, lookup)).toBe(expected);
  });

  it('reaches every string of a value and leaves keys alone', () => {
    const value = { '{{ Name }}': ['{{ Name }}', { path: '/{{ Name }}' }], empty: [] };
    expect(substituteAll(value, lookup)).toEqual({ '{{ Name }}': ['nginx', { path: '/nginx' }], empty: [] });
  });

  it('does not fall for keys that mean something to JavaScript', () => {
    const value = JSON.parse('{"__proto__": "{{ Name }}"}');
    expect(Object.entries(substituteAll(value, lookup))).toEqual([['__proto__', 'nginx']]);
  });
});

it('referencesIn lists what stands in all strings of a value, in order', () => {
  const found = referencesIn({ a: ['{{ One }}', { b: '{{ Two }} {{ Three }}' }], c: 'none' });
  expect(found).toMatchObject([{ name: 'One' }, { name: 'Two' }, { name: 'Three' }]);
});
