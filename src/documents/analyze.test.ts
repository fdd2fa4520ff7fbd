import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = `${root}../shared/corpus`;

function realDocuments(): string[] {
  if (!existsSync(corpus)) return [];
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ya?ml|json)$/.test(file));
  return files.map((file) => readFileSync(`${corpus}/${file}`, 'utf8'));
}

const seed = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Greet
        action: ExecuteBash
        inputs:
          commands:
            - echo "{{ Unknown }}"
`;

describe('analyze', () => {
  it('tells kind, model and faults of a component', () => {
    const analysis = analyze(seed);
    expect(analysis).toMatchObject({ text: seed, kind: 'component' });
    expect(analysis.component?.steps).toHaveLength(1);
    const [{ range } = { range: { start: 0, end: 0 } }] = analysis.diagnostics.filter(({ severity }) => severity === 'error');
    expect(seed.slice(range.start, range.end)).toBe('{{ Unknown }}');
  });

  it('judges the text of a document of an unknown kind but not what other languages do', () => {
    expect(analyze('a: !Sub x\n---\nb: 1\n')).toMatchObject({ kind: 'unknown', component: undefined, diagnostics: [] });
    expect(analyze('a: "x\n').diagnostics.map(({ rule }) => rule)).toEqual(['syntax-error']);
  });

  it('finds what is wrong in the steps around a fault of the text', () => {
    const rules = analyze(seed.replace('name: Greet', 'name: "Greet')).diagnostics.map(({ rule }) => rule);
    expect(rules).toContain('syntax-error');
    expect(rules).toContain('undefined-parameter');
  });

  it('does not throw, whatever becomes of a document', () => {
    const texts = [seed, ...realDocuments()].filter((text) => text.length < 10_000);
    const change = fc.record({ text: fc.constantFrom(...texts), at: fc.double({ min: 0, max: 1, noNaN: true }), deleted: fc.nat(40) });
    const inserted = fc.constantFrom('', '"', '{', '[', '- ', ': ', '\n', '*', '&a ', '{{ ', '}}', '\t', '|');
    fc.assert(
      fc.property(change, inserted, ({ text, at, deleted }, insertion) => {
        const offset = Math.floor(at * text.length);
        const { diagnostics } = analyze(text.slice(0, offset) + insertion + text.slice(offset + deleted));
        expect(diagnostics.filter(({ rule }) => rule === 'internal-error')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
