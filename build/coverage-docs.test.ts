import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusedOperations } from '../src/local-account/imagebuilder/operations.ts';
import { coverage } from '../src/local-account/index.ts';
import { imagebuilderCases } from '../tests/conformance/imagebuilder/index.ts';
import { refusalsOf, succeeds, unprovoked } from '../tests/conformance/imagebuilder/shown.ts';
import { modelledErrors } from '../tests/conformance/suite/answer-table.ts';
import { withCoverage } from './coverage-docs.ts';

const document = readFileSync(join(import.meta.dirname, '../docs/local-account.md'), 'utf8');

test('docs/local-account.md says which operations there are (else: node build/generate-coverage.ts)', async () => {
  expect(document).toBe(await withCoverage(document));
});

const covered = await coverage();
const operationsOf = (service: string) => covered.find((each) => each.service === service)?.emulated ?? [];

test('every emulated operation of Image Builder stands in the register of the conformance suite, once', () => {
  expect(imagebuilderCases.map(({ operation }) => operation).sort()).toEqual([...operationsOf('imagebuilder')].sort());
});

test('every operation that is not refused has a case in which it answers', () => {
  const silent = imagebuilderCases.filter((register) => !succeeds(register)).map(({ operation }) => operation);
  expect(new Set(silent)).toEqual(refusedOperations);
});

test('every error that the model lists is shown, or it is said why no request brings it about', () => {
  const open = imagebuilderCases
    .filter(succeeds)
    .flatMap((register) =>
      (modelledErrors[register.operation] ?? [])
        .filter((code) => !refusalsOf(register).includes(code) && !Object.hasOwn(unprovoked, code))
        .map((code) => `${register.operation}: ${code}`),
    );
  expect(open).toEqual([]);
});

test('every operation of the other services is called by a test', () => {
  const sides = covered.filter(({ service }) => service !== 'imagebuilder' && service !== 'appstream');
  const untested = sides.flatMap(({ emulated }) => emulated.filter((operation) => document.includes(`| ${operation} | yes |  |`)));
  expect(untested).toEqual([]);
});
