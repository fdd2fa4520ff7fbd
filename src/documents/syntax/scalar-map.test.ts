import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOf, scalarOf } from './entries.ts';
import { valueNamed } from './lookup.ts';
import { parseSyntax } from './parse.ts';
import { scalarMap } from './scalar-map.ts';
import type { TextMap } from './text-map.ts';
import type { ScalarNode } from './tree.ts';

interface Mapped {
  readonly text: string;
  readonly scalar: ScalarNode;
  readonly map: TextMap;
}

function keyIn(text: string): Mapped | undefined {
  const { root, faults } = parseSyntax(text);
  const scalar = scalarOf(valueNamed(mapOf(root), 'key'));
  return scalar === undefined || faults.length > 0 ? undefined : { text, scalar, map: scalarMap(text, scalar) };
}

function mapped(text: string): Mapped {
  const found = keyIn(text);
  if (found === undefined) throw new Error('the example is not the YAML that it is meant to be');
  return found;
}

/** What each character of the value comes from. */
function origins({ text, scalar, map }: Mapped): string[] {
  return [...scalar.value].map((_, at) => text.slice(map.toOuter(at), map.toOuter(at + 1)));
}

/** Pieces of scalars that every style can hold, with all that makes them hard. */
const line = fc.stringMatching(/^[a-z'"\\#{}] {0,2}[a-z:é😀]{0,3} ?[a-z]?$/u);
const lines = fc.array(fc.oneof(line, fc.constant(''), fc.constant('  x'), fc.constant('\tx'), fc.constant('    ')), {
  minLength: 1,
  maxLength: 6,
});
const newline = fc.constantFrom('\n', '\r\n');
const block = fc
  .record({
    lines,
    newline,
    style: fc.constantFrom('|', '>'),
    chomping: fc.constantFrom('', '-', '+'),
    indicator: fc.constantFrom('', '2'),
    end: fc.constantFrom('', '\n', '\n\n', '\nother: x', '\n# comment\nother: x'),
  })
  .map((part) =>
    `key: ${part.style}${part.indicator}${part.chomping}\n${part.lines.map((each) => `  ${each}`).join('\n')}${part.end}`.replaceAll(
      '\n',
      part.newline,
    ),
  );
const escapes = fc.constantFrom(
  'a',
  ' ',
  'b c',
  '\\n',
  '\\"',
  '\\x41',
  '\\u00e9',
  '\\U0001F600',
  '\\\\',
  '\n  ',
  ' \n\n  ',
  '\\\n  ',
  '\\t',
  '😀',
);
const double = fc
  .record({ parts: fc.array(escapes, { maxLength: 8 }), newline })
  .map((part) => `key: "${part.parts.join('')}"\nother: x`.replaceAll('\n', part.newline));
const singles = fc.constantFrom('a', ' ', 'b c', "''", '\\', '\n  ', ' \n \n  ', '"', '😀');
const single = fc
  .record({ parts: fc.array(singles, { maxLength: 8 }), newline })
  .map((part) => `key: '${part.parts.join('')}'\nother: x`.replaceAll('\n', part.newline));
const plains = fc.constantFrom('a', 'b c', "'", '"', '\\', '\n  ', ' \n \n  ', '{{ x }}', '😀');
const plain = fc
  .record({ parts: fc.array(plains, { maxLength: 8 }), newline })
  .map((part) => `key: x${part.parts.join('')}\nother: x`.replaceAll('\n', part.newline));

const ESCAPED: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\t': '\t',
  '\\"': '"',
  '\\\\': '\\',
  '\\x41': 'A',
  '\\u00e9': 'é',
  '\\U0001F600': '😀',
};

/** Whether a unit of the value can have come from what stands there in the source. */
function isOrigin(unit: string, source: string): boolean {
  if (source.startsWith(unit)) return true;
  // A block's last line end may be missing at the end of the text.
  if (/^(?:\r?\n|$)/.test(source)) return unit === ' ' || unit === '\n';
  return Object.entries(ESCAPED).some(([escaped, letter]) => source.startsWith(escaped) && letter.includes(unit));
}

describe('the map of a scalar', () => {
  it.each([
    ['block', block],
    ['double-quoted', double],
    ['single-quoted', single],
    ['plain', plain],
  ])('leads from every offset of a %s value to the letter that it came from, and back', (_, source) => {
    let looked = 0;
    const property = fc.property(source, (text) => {
      const found = keyIn(text);
      // A block of nothing but blanks does not tell how far it is indented.
      if (found === undefined || found.scalar.value.trim() === '') return;
      const { scalar, map } = found;
      for (let at = 0; at < scalar.value.length; at++) {
        const outer = map.toOuter(at);
        const inner = map.toInner(outer) ?? -1;
        expect(map.toOuter(inner)).toBe(outer);
        expect(outer).toBeLessThanOrEqual(map.toOuter(at + 1));
        expect(isOrigin(scalar.value.charAt(at), text.slice(outer))).toBe(true);
        looked++;
      }
    });
    fc.assert(property, { numRuns: 1000 });
    expect(looked).toBeGreaterThan(1000);
  });

  it('knows escapes, doubled quotes and joined lines', () => {
    expect(origins(mapped('key: "a\\tb\\x41\\\\"'))).toEqual(['a', '\\t', 'b', '\\x41', '\\\\']);
    expect(origins(mapped("key: 'it''s'"))).toEqual(['i', 't', "''", 's']);
    expect(origins(mapped('key: a\n  b'))).toEqual(['a', '\n  ', 'b']);
    expect(origins(mapped('key: "a\\\n  b"'))).toEqual(['a\\\n  ', 'b']);
  });

  it('leaves the indentation of a block out', () => {
    const { text, map, scalar } = mapped('key: |\n    one\n      two\n');
    expect(map.toOuter(scalar.value.indexOf('two'))).toBe(text.indexOf('two'));
    expect(map.toOuter(scalar.value.indexOf('  two'))).toBe(text.indexOf('  two'));
    expect(map.toInner(text.indexOf('    one') + 1)).toBeUndefined();
  });

  it('knows what is no part of the value', () => {
    const { text, map } = mapped('key: "abc" # comment\nother: x');
    expect(map.toInner(0)).toBeUndefined();
    expect(map.toInner(text.indexOf('a'))).toBe(0);
    expect(map.toInner(text.indexOf('c') + 1)).toBe(3);
    expect(map.toInner(text.indexOf('#'))).toBeUndefined();
  });

  it('is the scalar as a whole where the value was not read in the ways of YAML', () => {
    const { text, scalar } = mapped('key: "abc"');
    const map = scalarMap(text, { ...scalar, value: 'xyz!' });
    expect([map.toOuter(0), map.toOuter(3), map.toOuter(4)]).toEqual([5, 5, 10]);
  });
});
