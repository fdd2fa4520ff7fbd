import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../../main/lint/script-parser.ts';
import { analyze } from '../../analyze.ts';
import { applyEdits } from '../../edits.ts';
import { checkScripts } from '../../scripts/check-scripts.ts';
import { scriptRules } from './index.ts';

const parser = await loadScriptParser(['bash', 'powershell']);
const findings = (text: string, fileName?: string) => {
  const analysis = analyze(text, fileName === undefined ? {} : { fileName });
  return [...analysis.diagnostics, ...checkScripts(analysis, parser)];
};
const rulesIn = (text: string) => [...new Set(findings(text).map(({ rule }) => rule))];

describe.each(scriptRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('finds the fault in its bad example, and no other', () => {
    expect(rulesIn(rule.bad)).toEqual([id]);
  });

  it('finds nothing at all in its good example', () => {
    expect(rulesIn(rule.good)).toEqual([]);
  });

  it('explains itself', () => {
    expect(rule.summary).toMatch(/^[A-Za-z].*\.$/);
    expect(rule.explanation.length).toBeGreaterThan(40);
    expect(rule.source).not.toBe('');
    expect(rule.since).toBe('0.1.0');
  });

  it('mends what it offers to mend', () => {
    const fix = findings(rule.bad).find((found) => found.rule === id)?.fixes?.[0];
    if (fix === undefined) return;
    expect(rulesIn(applyEdits(rule.bad, fix.edits))).toEqual([]);
  });
});

describe('rules for scripts', () => {
  it('do not break on what is left of a script, nor on one that is mangled', () => {
    for (const { good, bad } of scriptRules) {
      for (const text of [good, bad]) {
        for (let at = text.indexOf('commands'); at < text.length; at += 3) {
          const mangled = [text.slice(0, at), `${text.slice(0, at)}"$(${text.slice(at)}`, text.slice(0, at) + text.slice(at + 5)];
          for (const each of mangled) {
            for (const { rule, range } of findings(each)) {
              expect(rule).not.toBe('internal-error');
              expect(range.start <= range.end && range.end <= each.length).toBe(true);
            }
          }
        }
      }
    }
  });
});

// Public documents by other people. They are not ours to copy, so the test runs only where the folder is at hand.
const corpus = resolve(import.meta.dirname, '../../../../../shared/corpus');
const manifest = join(corpus, 'manifest.tsv');
const isHere = existsSync(manifest);

describe.skipIf(!isHere)('scripts by other people', () => {
  const [, ...rows] = isHere ? readFileSync(manifest, 'utf8').trim().split('\n') : [];
  const paths = rows.map((row) => {
    const [repository = '', path = ''] = row.split('\t');
    return join(repository.replace('/', '__'), path);
  });

  it('are there', () => {
    expect(paths.length).toBeGreaterThan(50);
  });

  it.each(paths)('%s has no error in a script', (path) => {
    const errors = checkScripts(analyze(readFileSync(join(corpus, path), 'utf8'), { fileName: path }), parser).filter(
      ({ severity, rule }) => severity === 'error' || rule === 'internal-error',
    );
    expect(errors).toEqual([]);
  });
});
