import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';

// Public documents by other people. They are not ours to copy, so the test runs only where the folder is at hand.
const corpus = resolve(import.meta.dirname, '../../../../shared/corpus');
const isHere = existsSync(join(corpus, 'manifest.tsv'));

/** Documents that are really wrong, by path, and the rules that rightly say so. Every other error would be a false alarm. */
const wrong: Readonly<Record<string, readonly string[]>> = {};

interface Row {
  readonly path: string;
  readonly kind: string;
}

function manifest(): Row[] {
  const [, ...rows] = readFileSync(join(corpus, 'manifest.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [repository = '', path = '', , kind = ''] = row.split('\t');
    return { path: join(repository.replace('/', '__'), path), kind };
  });
}

describe.skipIf(!isHere)('documents by other people', () => {
  const rows = isHere ? manifest() : [];
  const read = (path: string) => analyze(readFileSync(join(corpus, path), 'utf8'), { fileName: path });

  it('are there', () => {
    expect(rows.filter(({ kind }) => kind === 'component').length).toBeGreaterThan(50);
  });

  it.each(rows.map(({ path }) => path))('%s has no error that it does not deserve', (path) => {
    const errors = read(path).diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(wrong[path] ?? []);
  });

  it.each(rows.filter(({ kind }) => kind === 'component').map(({ path }) => path))('%s is known as a component', (path) => {
    expect(read(path).kind).toBe('component');
  });

  it('no rule breaks on any of them', () => {
    const broken = rows.flatMap(({ path }) => read(path).diagnostics.filter(({ rule }) => rule === 'internal-error'));
    expect(broken).toEqual([]);
  });
});
