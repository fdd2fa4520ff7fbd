import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { applyEdits } from '../edits.ts';
import { haveSameMeaning } from '../syntax/same-values.ts';
import { corpus, examples } from '../testing/real-documents.ts';
import { format } from './format.ts';

const fileName = 'x.component.yaml';

/** Formats a text and checks what has to hold for every text. */
function expectGoodFormat(text: string): void {
  const before = analyze(text, { fileName });
  const there = applyEdits(text, format(before));
  const after = analyze(there, { fileName });
  expect(haveSameMeaning(before.tree, after.tree)).toBe(true);
  // Nothing but blanks changes, so that comments, anchors and quotes are all there, in their order.
  expect(there.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
  expect(format(after)).toEqual([]);
}

const document = `schemaVersion: 1.0
# comment
phases:
    - &first
      name: build   # the first

      steps:
      - name: Run
        action:  ExecuteBash
        inputs:
            commands:
                - |+
                  set -e

                    echo "deeper: {{ x }}"

                - >2-
                    folded
                - "quoted

                    text"
                - [a,
                   b]   # behind


        # of the step
    # of the list
    - <<: *first
      name: test
`;

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
  '\r\n',
  '\n\n',
  '  ',
  ' ',
  '# c\n',
  '|\n',
  '>-\n',
  '&a ',
  '*first',
  '? ',
  ',',
  '---\n',
  '\t',
];

const edit = fc.record({
  at: fc.nat(document.length),
  deleted: fc.nat(6),
  inserted: fc.oneof(fc.constantFrom(...fragments), fc.constant('')),
});

describe('formatting keeps the meaning and every letter, and is done after once', () => {
  it.each([...examples, ...corpus].map(({ name, text }) => [name, text]))('of %s', (_name, text) => {
    expectGoodFormat(text);
  });

  it('of a document after any few changes', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        expectGoodFormat(
          edits.reduce((text, { at, deleted, inserted }) => text.slice(0, at) + inserted + text.slice(at + deleted), document),
        );
      }),
      { numRuns: 600 },
    );
  });
});
