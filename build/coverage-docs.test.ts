import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coverage } from '../src/local-account/index.ts';
import { withCoverage } from './coverage-docs.ts';

const document = readFileSync(join(import.meta.dirname, '../docs/local-account.md'), 'utf8');

test('docs/local-account.md says which operations there are (else: node build/generate-coverage.ts)', () => {
  expect(document).toBe(withCoverage(document));
});

test('every emulated operation of Image Builder is called by a test', () => {
  const emulated = coverage().find(({ service }) => service === 'imagebuilder')?.emulated ?? [];
  const untested = emulated.filter((operation) => document.includes(`| ${operation} | yes |  |`));
  expect(untested).toEqual([]);
});
