import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { createFindings } from './findings.ts';
import { readEvents } from './from-events.ts';
import { readLines } from './from-lines.ts';
import { readTolerantly } from './from-yaml.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const corpus = `${root}../shared/corpus`;
const examples = `${root}examples`;

/** Both readers' trees and faults; undefined for a text that is not valid. */
function readBoth(text: string): { fast: unknown; tolerant: unknown } | undefined {
  const fastFindings = createFindings();
  const tolerantFindings = createFindings();
  const reading = readEvents(fastFindings, text, 0);
  const tolerant = readTolerantly(tolerantFindings, text, 0);
  if (reading.fault !== undefined) return undefined;
  return { fast: [reading.node, codes(fastFindings.faults)], tolerant: [tolerant, codes(tolerantFindings.faults)] };
}

function codes(faults: readonly { code: string; range: { start: number } }[]): string[] {
  return faults.map(({ code, range }) => `${code} ${range.start}`).toSorted();
}

function documentsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /\.(?:ya?ml|json)$/.test(file)).map((file) => `${folder}/${file}`);
}

/** Pieces of text that tell tokens apart, and the two texts that a change goes between. */
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
  ' #',
  '|',
  '|2\n',
  '>-\n',
  '&a ',
  '*a',
  '!T ',
  '? ',
  '---\n',
  '\0',
  '\r',
  '\\',
];
const change = fc.record({ at: fc.nat(100_000), deleted: fc.nat(4), inserted: fc.constantFrom('', ...fragments) });

describe('the reader of lines, where it does not give up, agrees with the reader of events', () => {
  const documents = [examples, corpus].flatMap(documentsBelow).map((file) => readFileSync(file, 'utf8'));
  const expectAgreement = (text: string): boolean => {
    const findings = createFindings();
    const eventFindings = createFindings();
    const node = readLines(findings, text);
    if (node === undefined) return false;
    const reading = readEvents(eventFindings, text, 0);
    expect(reading.fault).toBeUndefined();
    expect([node, codes(findings.faults)]).toEqual([reading.node, codes(eventFindings.faults)]);
    return true;
  };

  it('on real documents, of which it reads nearly all', () => {
    const read = documents.filter(expectAgreement);
    expect(read.length).toBeGreaterThan(documents.length * 0.5);
  });

  it.each(['a: [\tb]\n', 'a:\n  - b: {\tc: d}\n', 'a: >\n  b\tc\n', 'a: [\n\tb]\n', 'a: b\t: c\n', 'a: b\t\n', 'a: b \t# c\n'])(
    'on tabs within the value of %j',
    (text) => {
      expectAgreement(text);
    },
  );

  it('on real documents after a few changes', () => {
    const short = documents.filter((text) => text.length < 4000);
    fc.assert(
      fc.property(fc.constantFrom(...short), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        expectAgreement(
          changes.reduce((result, { at, deleted, inserted }) => {
            const offset = at % (result.length + 1);
            return result.slice(0, offset) + inserted + result.slice(offset + deleted);
          }, text),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the fast and the tolerant reader agree', () => {
  it.each([
    'a: 1\n',
    '- a\n-\n- - b\n',
    'a: &x !!str |  # c\n  foo\n  bar\n\nb: *x\nc: !Sub\n  - 1\n  -\n  - x: 1\n    y:\nd: {a, b: [c: d, {e: f}]}\n',
    '&a a: 1\n? b\n: c\n{x: y}: z\n',
    'a: {{ x }}\nb: [[1], {}, []]\n',
    'a: >+\n\n  x\n\n\nb: |-\n   y\n    z\n',
    '---\na: "x\n  y"\n...\n',
    'a: &q\nb: !!null\nc: ! x\n',
    '# only a comment\n',
    '',
    '\uFEFFa: 1\r\nb: |\r\n  x\r\n',
    '? [a, b]\n: c\n',
    '[a: b, ? d : e, {f: g}]\n',
    'a: *x\n',
    'a: 1\na: 2\n',
  ])('on %j', (text) => {
    const both = readBoth(text);
    expect(both?.fast).toEqual(both?.tolerant);
    expect(both).toBeDefined();
  });

  it('on documents written from any data in any style', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a: b', '- x', '{{ y }}', '0755', 'one\ntwo\n', ' x', '#', 'null'));
    const { data } = fc.letrec<{ data: unknown }>((tie) => ({
      data: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie('data'), { maxLength: 4 }),
        fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), tie('data'), { maxKeys: 4 }),
      ),
    }));
    const style = fc.record({
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
      blockQuote: fc.constantFrom<(boolean | 'folded' | 'literal')[]>(true, false, 'folded', 'literal'),
      lineWidth: fc.constantFrom(0, 20),
    });
    fc.assert(
      fc.property(data, style, (value, options) => {
        const both = readBoth(stringify(value, options));
        expect(both?.fast).toEqual(both?.tolerant);
      }),
      { numRuns: 500 },
    );
  });

  it.each([examples, corpus].flatMap(documentsBelow).map((file) => [file.slice(root.length), file]))('on %s', (_name, file) => {
    const both = readBoth(readFileSync(file, 'utf8'));
    expect(both?.fast).toEqual(both?.tolerant);
  });
});
