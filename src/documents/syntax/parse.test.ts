import { describe, expect, it } from 'vitest';
import { inputValue } from '../kinds/component/input-value.ts';
import { parseSyntax } from './parse.ts';
import type { SyntaxNode } from './tree.ts';

/** Code and source of every fault. */
function faultsIn(text: string): string[][] {
  return parseSyntax(text).faults.map(({ code, range }) => [code, text.slice(range.start, range.end)]);
}

function valueIn(text: string): unknown {
  return inputValue(parseSyntax(text).root);
}

/** The source of every node in document order, to see that ranges are exact. */
function sources(text: string): string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode | undefined) => {
    if (node === undefined) return;
    found.push(text.slice(node.range.start, node.range.end));
    if (node.kind === 'list') for (const item of node.items) visit(item.value);
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        visit(entry.key);
        visit(entry.value);
      }
    }
  };
  visit(parseSyntax(text).root);
  return found;
}

describe('parseSyntax on valid text', () => {
  it.each([
    ['nothing', '', ''],
    ['comments only', '# nothing\n\n# here\n', ''],
    ['a plain scalar', 'hello world', 'hello world'],
    ['a block map', 'a: 1\nb: two\n', { a: '1', b: 'two' }],
    ['lists in maps at the indentation of their key', 'a:\n- x\n- y: z\n', { a: ['x', { y: 'z' }] }],
    ['flow collections', '{a: [1, two, {b: c}], d: e}', { a: ['1', 'two', { b: 'c' }], d: 'e' }],
    ['a pair in a flow list', '[a: 1, b]', [{ a: '1' }, 'b']],
    ['JSON', '{"a": [true, null, 1.50], "b": "x\\ny"}', { a: ['true', '', '1.50'], b: 'x\ny' }],
    ['missing values and items', 'a:\nb:\n  -\n  - # nothing\n', { a: '', b: ['', ''] }],
    ['a literal block', 'a: |\n  one\n    two\n\n  three\n', { a: 'one\n  two\n\nthree\n' }],
    ['a folded block, stripped', 'a: >-\n  one\n  two\n\n  three\n', { a: 'one two\nthree' }],
    ['a block that keeps its line breaks', 'a: |+\n  one\n\nb: 1\n', { a: 'one\n\n', b: '1' }],
    ['a block with a given indentation', 'a: |2\n    one\n', { a: '  one\n' }],
    ['quotes over several lines', "a: \"one\n  two\"\nb: 'it''s'\n", { a: 'one two', b: "it's" }],
    ['a plain scalar over several lines', 'a: one\n  two\n', { a: 'one two' }],
    ['a document start and end', '---\na: 1\n...\n', { a: '1' }],
    ['directives', '%YAML 1.2\n---\na: 1\n', { a: '1' }],
    ['a byte order mark', '\uFEFFa: 1\n', { a: '1' }],
    ['Windows line ends', 'a: |\r\n  one\r\n  two\r\nb: x\r\n', { a: 'one\ntwo\n', b: 'x' }],
    ['an alias', 'a: &x [1, 2]\nb: *x\n', { a: ['1', '2'], b: ['1', '2'] }],
    ['the latest of two anchors with one name', 'a: &x 1\nb: &x 2\nc: *x\n', { a: '1', b: '2', c: '2' }],
    ['a merge key, own keys first', 'a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n', { a: { p: '1', q: '2' }, b: { q: '3', p: '1' } }],
    [
      'several merge keys at once',
      'a: &x {p: 1}\nb: &y {q: 2}\nc:\n  <<: [*x, *y]\n',
      { a: { p: '1' }, b: { q: '2' }, c: { p: '1', q: '2' } },
    ],
    ['explicit keys', '? a\n: 1\n? b\n', { a: '1', b: '' }],
    ['a key that is no text', '{a: 1}: x\n', { '{a: 1}': 'x' }],
    ['an unquoted reference, which is a map in a map', 'a: {{ Name }}\n', { a: { '{ Name }': '' } }],
    ['numbers as they are written', 'a: 0755\nb: 1.0\nc: 012345678901\n', { a: '0755', b: '1.0', c: '012345678901' }],
  ])('reads %s', (_name, text, value) => {
    expect(valueIn(text)).toEqual(value);
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    ['plain', 'string'],
    ["'1'", 'string'],
    ['12', 'integer'],
    ['-0x1F', 'string'],
    ['0x1F', 'integer'],
    ['0755', 'integer'],
    ['1.0', 'float'],
    ['1e3', 'float'],
    ['.5', 'float'],
    ['.inf', 'float'],
    ['1.2.3', 'string'],
    ['true', 'boolean'],
    ['True', 'boolean'],
    ['yes', 'string'],
    ['~', 'null'],
    ['null', 'null'],
    ['!!str 12', 'string'],
    ['!!int "12"', 'integer'],
    ['! 12', 'string'],
  ])('gives %s the type %s', (source, type) => {
    const { root, faults } = parseSyntax(`a: ${source}\n`);
    expect(faults).toEqual([]);
    expect(root?.kind === 'map' && root.entries[0]?.value).toMatchObject({ kind: 'scalar', type });
  });

  it('gives every node the range of its source, quotes and block headers included', () => {
    expect(sources('a: "x y"\nb:\n  - \'z\'\n  - [1, {c: d}] # e\n')).toEqual([
      'a: "x y"\nb:\n  - \'z\'\n  - [1, {c: d}]',
      'a',
      '"x y"',
      'b',
      "- 'z'\n  - [1, {c: d}]",
      "'z'",
      '[1, {c: d}]',
      '1',
      '{c: d}',
      'c',
      'd',
    ]);
    expect(sources('a: &x !!str |- # header\n  text\n\n\nb: *x\n')).toEqual([
      'a: &x !!str |- # header\n  text\n\n\nb: *x',
      'a',
      '|- # header\n  text',
      'b',
      '*x',
    ]);
  });

  it('gives list items the range from their dash', () => {
    const text = 'a:\n  - one\n  # between\n  -\n  - - two\n';
    const { root } = parseSyntax(text);
    const list = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    const ranges = list?.kind === 'list' ? list.items.map(({ range }) => text.slice(range.start, range.end)) : [];
    expect(ranges).toEqual(['- one', '-', '- - two']);
  });
});

describe('parseSyntax on faulty text', () => {
  it.each<[string, string, string[][]]>([
    ['a quote that is never closed', 'a: "x\nb: 1\n', [['syntax', '"x']]],
    ['a bracket that is never closed', 'a: [x\nb: 1\n', [['syntax', '[x']]],
    ['text behind a quoted value', "a: 'x' y\n", [['syntax', 'y']]],
    ['a second colon', 'a: b: c\n', [['syntax', 'b: c']]],
    [
      'a reserved sign',
      'a: @x\nb: `y`\n',
      [
        ['syntax', '@x'],
        ['syntax', '`y`'],
      ],
    ],
    ['an unknown escape', 'a: "\\d"\n', [['syntax', '\\d"']]],
    ['a line that is not indented enough', 'a:\n    b: 1\n  c: 2\n', [['syntax', 'c: 2']]],
    ['a line that is indented too far', 'a: 1\n  b: 2\n', [['syntax', 'b: 2']]],
    ['a line that ends a block of text too early', 'a: |\n  one\nEOF\n  two\nb: 1\n', [['syntax', 'EOF']]],
    ['tabs as indentation', 'a:\n\tb: 1\n', [['tab-indentation', '\t']]],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', [['duplicate-key', 'a']]],
    ['many keys and a duplicate', `${'abcdefghij'.replace(/./g, '$&: 1\n')}d: 2\n`, [['duplicate-key', 'd']]],
    ['two merge keys, which are no duplicates', 'a: &x {}\nb:\n  <<: *x\n  <<: *x\n', []],
    ['an unknown alias', 'a: *nowhere\n', [['unknown-alias', '*nowhere']]],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', [['unknown-alias', '*x']]],
    ['a node that would hold itself', 'a: &x [*x]\n', [['unknown-alias', '*x']]],
    [
      'a tag of another language',
      'a: !Sub "B"\nb: !GetAtt\n  - c\n',
      [
        ['tag', '!Sub'],
        ['tag', '!GetAtt'],
      ],
    ],
    ['a second document', 'a: 1\n---\nb: 2\n', [['multiple-documents', '---']]],
    ['a NUL', 'a: x\0y\n', [['syntax', '\0']]],
    ['a lone half of a surrogate pair', 'a: \uD83D\n', [['syntax', '\uD83D']]],
    [
      'several faults at once',
      'a: "x\nb: @y\nc: *z\nd: !T 1\n',
      [
        ['syntax', '"x'],
        ['syntax', '@y'],
        ['unknown-alias', '*z'],
        ['tag', '!T'],
      ],
    ],
  ])('reports %s', (_name, text, faults) => {
    expect(faultsIn(text)).toEqual(faults);
  });

  it('does not mind how lines inside of brackets are indented, because Go does not', () => {
    expect(faultsIn('a: [\n"x",\n"y"\n]\nb: {\n c: 1\n}\n')).toEqual([]);
    expect(valueIn('a: [\n"x",\n"y"\n]\nb: 1\n')).toEqual({ a: ['x', 'y'], b: '1' });
  });

  it('keeps what the JSON around a fault says', () => {
    expect(valueIn('{"a": [1, 2}, "b": "x"}')).toMatchObject({ a: ['1', '2'] });
    expect(faultsIn('{"a": 1, "b": [2\n}')[0]).toEqual(['syntax', '[2']);
  });
});
