import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../text.ts';
import { createFindings } from './findings.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { parseSyntax } from './parse.ts';
import { recover } from './recover.ts';
import type { SyntaxNode, SyntaxTree } from './tree.ts';

const document = `name: example
schemaVersion: 1.0
parameters:
  - Folder: {type: string, default: '/opt/app'}
constants: &empty []
phases:
  - name: build # the first
    steps:
      - name: Make
        action: CreateFolder
        inputs:
          - path: '{{ Folder }}/bin'
            overwrite: true
      - name: Run
        action: ExecuteBash
        timeoutSeconds: 60
        loop:
          forEach: ["a", "b"]
        inputs:
          commands:
            - |
              set -e
              echo "{{ loop.value }}: ready"

            - >-
              folded
              text
            - plain text
        if:
          stringEquals: linux
          value: "{{ context:osPlatform }}"
  - name: test
    steps: *empty
`;

/** What tells tokens apart in YAML, so that changes hit where it hurts. */
const fragments = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '- ',
  ': ',
  '\n',
  '\t',
  '  ',
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  '!T ',
  '? ',
  ',',
  '---\n',
  '\0',
  '\r',
];

const edit = fc.record({
  at: fc.nat(document.length),
  deleted: fc.nat(4),
  inserted: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 3 }), fc.constant('')),
});

function applyEdits(text: string, edits: readonly { at: number; deleted: number; inserted: string }[]): string {
  return edits.reduce((result, { at, deleted, inserted }) => result.slice(0, at) + inserted + result.slice(at + deleted), text);
}

function partsOf(node: SyntaxNode): readonly { range: TextRange; key?: SyntaxNode; value: SyntaxNode | undefined }[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? node.entries : [];
}

/** The ranges that do not lie in the text or in the range of the node around them. */
function strayRanges(text: string, { root, faults }: SyntaxTree): TextRange[] {
  const stray: TextRange[] = [];
  const check = (inner: TextRange, outer: TextRange) => {
    if (inner.start > inner.end || inner.start < outer.start || inner.end > outer.end) stray.push(inner);
  };
  const visit = (node: SyntaxNode | undefined, outer: TextRange) => {
    if (node === undefined) return;
    check(node.range, outer);
    for (const part of partsOf(node)) {
      check(part.range, node.range);
      visit(part.key, part.range);
      visit(part.value, part.range);
    }
  };
  for (const { range } of faults) check(range, { start: 0, end: text.length });
  visit(root, { start: 0, end: text.length });
  return stray;
}

function expectNestedRanges(text: string): void {
  expect(strayRanges(text, parseSyntax(text))).toEqual([]);
}

function codesIn(text: string): Set<string> {
  return new Set(parseSyntax(text).faults.map(({ code }) => code));
}

describe('parseSyntax', () => {
  it('reads any text without throwing, with nested ranges inside of it', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => expectNestedRanges(text)));
  });

  it.each(['[]|b: c', 'a: [] |b: c\n', '{}>b: c', '- {x: 1}|b: c\n'])('keeps what follows a closed bracket out of it: %j', (text) => {
    expectNestedRanges(text);
  });

  it('reads any mix of what means something in YAML', () => {
    const mix = fc.array(fc.constantFrom(...fragments, 'a', 'b: c'), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(mix, (text) => expectNestedRanges(text)),
      { numRuns: 300 },
    );
  });

  it('reads a real document after any few changes', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = applyEdits(document, edits);
        expectNestedRanges(text);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the name and both phases when one line of a step breaks', () => {
    const stepLines = document.split('\n').flatMap((line, index) => (/^ {8,}\w+: \S/.test(line) ? [index] : []));
    for (const index of stepLines) {
      const text = document
        .split('\n')
        .with(index, `${document.split('\n')[index]?.replace(/: .*/, ': "open')}`)
        .join('\n');
      const { root, faults } = parseSyntax(text);
      expect(faults.length).toBeGreaterThan(0);
      expect(root?.kind === 'map' ? root.entries.map(({ key }) => key.value) : []).toEqual(expect.arrayContaining(['name', 'phases']));
    }
  });
});

it('cutting a valid document anywhere gives the tree that reading it whole gives', () => {
  const whole = parseSyntax(document);
  expect(whole.faults).toEqual([]);
  for (let faultAt = 0; faultAt < document.length; faultAt += 7) {
    const findings = createFindings();
    expect(recover(findings, document, { start: 0, end: document.length, faultAt })).toEqual(whole.root);
    expect(findings.faults).toEqual([]);
  }
});

describe('texts made to exhaust their reader', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(Array.from('bcdefghij', (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`))
    .join('\n');
  const chain = Array.from({ length: 2000 }, (_, index) => `m${index + 1}: &m${index + 1}\n  <<: *m${index}\n  k${index}: 1\n`).join('');

  it.each([
    ['aliases of aliases', laughs, 'too-many-aliases'],
    ['a long chain of merge keys', `m0: &m0 {x: 1}\n${chain}`, 'too-many-aliases'],
    ['brackets in brackets', '['.repeat(100_000), 'too-deep'],
    ['brackets in brackets that close', '['.repeat(300) + ']'.repeat(300), 'too-deep'],
    ['braces in braces', '{a: '.repeat(100_000), 'too-deep'],
    ['dashes on one line', '- '.repeat(100_000), 'too-deep'],
    ['ever deeper lines', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''), 'too-deep'],
    ['ever deeper lines with a fault', `${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}"`, 'too-deep'],
    ['a very long text', 'a: b\n'.repeat(MAX_TEXT_LENGTH / 5 + 1), 'too-large'],
    ['ten million characters', 'x'.repeat(10_000_000), 'too-large'],
    ['nothing but NUL', '\0'.repeat(100_000), 'syntax'],
    ['question marks', '? '.repeat(100_000), 'syntax'],
    ['colons', ': '.repeat(100_000), 'syntax'],
    ['keys on one line', 'a: '.repeat(100_000), 'syntax'],
    ['a hundred thousand broken items', '- "\n'.repeat(100_000), 'syntax'],
    ['quotes in a column', '"\n'.repeat(100_000), 'syntax'],
    ['anchors on one node', '&a '.repeat(100_000), 'syntax'],
  ])('end with a fault: %s', (_name, text, code) => {
    expect(codesIn(text)).toContain(code);
  });

  it('reports no more faults than anybody reads', () => {
    expect(parseSyntax('- @\n'.repeat(1000)).faults.length).toBe(200);
  });
});
