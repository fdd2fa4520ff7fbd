import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { foldingRanges } from './folding.ts';

const text = `# a
# b
schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Run
        action: ExecuteBash
        inputs:
          commands:
            - |
              # no
              # comment
            - [a,
               b]
  # one line
  - name: test
    steps: []
`;

/** First and last line of each fold, from 1, with its kind. */
function foldsIn(document: string): readonly string[] {
  const { lines } = analyze(document);
  return foldingRanges(analyze(document)).map(({ range, kind }) => {
    return `${lines.positionAt(range.start).line + 1}-${lines.positionAt(range.end).line + 1} ${kind}`;
  });
}

describe('folding', () => {
  it('folds blocks, block scalars, brackets and groups of comments', () => {
    expect(foldsIn(text)).toEqual([
      '1-2 comment',
      '4-18 region',
      '5-15 region',
      '6-15 region',
      '7-15 region',
      '9-15 region',
      '10-15 region',
      '11-13 region',
      '14-15 region',
      '17-18 region',
    ]);
  });

  it('folds comments that end the text, whatever ends it', () => {
    expect(foldsIn('a: 1\n# b\n# c')).toEqual(['2-3 comment']);
    expect(foldsIn('a: 1\r\n# b\r\n# c\r\n')).toEqual(['2-3 comment']);
  });

  it('folds a document that is cut anywhere within its lines', () => {
    for (let end = 0; end < text.length; end += 3) {
      const analysis = analyze(text.slice(0, end));
      for (const { range } of foldingRanges(analysis)) {
        expect(range.start).toBeLessThan(range.end);
        expect(range.end).toBeLessThanOrEqual(end);
      }
    }
  });
});
