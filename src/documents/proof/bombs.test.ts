import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { outline } from '../features/outline.ts';

// Texts made to exhaust whoever reads them, as whole documents: `syntax/robustness.test.ts` has those that end in the parser. The
// runner's time limit is the limit here; anything that grows by the square of a text of a megabyte runs into it.

const head = 'schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n';
const stepWith = (command: string, index = 0) =>
  `      - name: Step${index}\n        action: ExecuteBash\n        inputs:\n          commands:\n            - ${command}\n`;
const many = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, index) => part(index)).join('');

const laughs = many(9, (index) => {
  const before = index === 0 ? 'x' : `*${'abcdefghi'[index - 1]}`;
  return `${'abcdefghi'[index]}: &${'abcdefghi'[index]} [${Array(9).fill(before).join(', ')}]\n`;
});
const temporaryFile = (index: number) =>
  `      - name: Step${index}\n        action: CreateFile\n        inputs:\n          - path: /tmp/file${index}\n            content: x\n`;
const testPhase = '  - name: test\n    steps:\n';

const bombs: readonly (readonly [name: string, text: string, rule: string | undefined])[] = [
  ['aliases of aliases for a list of steps', `schemaVersion: 1.0\n${laughs}phases:\n  - name: build\n    steps: *i\n`, 'document-limit'],
  ['a hundred thousand brackets for a command', head + stepWith('['.repeat(100_000)), 'document-limit'],
  ['a hundred thousand brackets that close', head + stepWith('['.repeat(100_000) + ']'.repeat(100_000)), 'document-limit'],
  ['ten megabytes of steps', head + many(100_000, (index) => stepWith('true', index)), 'document-limit'],
  ['the most that is read', head + many(15_000, (index) => stepWith('true', index)), 'document-size'],
  [
    'the same with a quote that is not closed',
    head + many(15_000, (index) => stepWith(index === 7000 ? '"' : 'true', index)),
    'syntax-error',
  ],
  ['a command of two million characters', head + stepWith('x'.repeat(1_900_000)), 'document-size'],
  ['a hundred thousand references on a line', head + stepWith(`"${'{{ x }}'.repeat(100_000)}"`), 'undefined-parameter'],
  ['braces that never close', head + stepWith(`"${'{{ '.repeat(300_000)}"`), 'document-size'],
  [
    'thousands of misspelt references',
    head + many(5000, (at) => stepWith(`echo {{ build.Stp${at}.outputs.stdout }}`, at)),
    'undefined-step',
  ],
  ['thousands of misspelt actions', head + many(5000, (at) => stepWith('true', at)).replaceAll('Bash', 'Bsh'), 'unknown-action'],
  ['thousands of steps with one name', head + many(10_000, () => stepWith('true')), 'duplicate-step'],
  [
    'files of all sizes of /tmp',
    `${head}${many(3000, temporaryFile)}${testPhase}${many(3000, (at) => stepWith('cat /tmp/f', at))}`,
    undefined,
  ],
  [
    'a condition of thousands',
    head + stepWith('true').replace('inputs:', `if: {and: [${many(20_000, () => '{fileExists: a}, ')}]}\n        inputs:`),
    undefined,
  ],
  ['a key of a million characters', `${head}${stepWith('true')}${'k'.repeat(1_000_000)}: 1\n`, 'extra-key'],
  [
    'a pattern of nested repeats',
    head + stepWith('true').replace('inputs:', `if: {patternMatches: '${'(a*)*'.repeat(1000)}', value: aaaa}\n        inputs:`),
    undefined,
  ],
  ['NUL in the middle of a long document', head + many(2000, (index) => stepWith(index === 1000 ? 'a\0b' : 'true', index)), 'syntax-error'],
  // What a decoder makes of bytes that are no UTF-8.
  ['nothing but replacement characters', '\uFFFD'.repeat(500_000), undefined],
  ['halves of characters', head + stepWith('\uD800'.repeat(10_000)), 'syntax-error'],
  ['only line ends', '\n'.repeat(1_000_000), undefined],
];

describe('a text made to exhaust its reader', () => {
  it.each(bombs)('is read to its end, or to a limit that is told: %s', (_name, text, rule) => {
    const analysis = analyze(text);
    const again = analyze(`${text}#`, { previous: analysis });
    const found = new Set(analysis.diagnostics.map((diagnostic) => diagnostic.rule));
    if (rule !== undefined) expect(found).toContain(rule);
    expect(found).not.toContain('internal-error');
    expect(again.kind).toBe(analysis.kind);
    expect(outline(analysis).length).toBeLessThan(text.length);
  });

  it('keeps no more than a multiple of a long text', () => {
    const text = head + many(10_000, (index) => stepWith('true', index));
    const before = process.memoryUsage().heapUsed;
    const analysis = analyze(text);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(text.length * 300);
    expect(analysis.component?.steps).toHaveLength(10_000);
  });
});
