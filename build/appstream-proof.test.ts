import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const document = readFileSync(join(root, 'docs/appstream-proof.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly proofs: readonly { readonly path: string; readonly name: string }[];
}

/** Rows are `| B1 | what is said | [file](../path): name of the test<br>… |`. */
const rows = [...document.matchAll(/^\| ([A-Z]\d+) \| .+? \| (.*) \|$/gm)].map(
  ([, id = '', cell = '']): Row => ({
    id,
    proofs: cell.split('<br>').flatMap((proof) => {
      const [, path, name] = /^\[[^\]]+\]\(\.\.\/([^)]+)\): (.+)$/.exec(proof) ?? [];
      return path === undefined || name === undefined ? [] : [{ path, name }];
    }),
  }),
);

/** Whether a file has a test of this name: a string that is the first argument of a call. */
function hasTest({ path, name }: Row['proofs'][number]): boolean {
  const text = readFileSync(join(root, path), 'utf8').replace(/\(\s+/g, '(');
  return ["'", '"', '`'].some((quote) => text.includes(`(${quote}${name}${quote},`));
}

test('every sentence has a number of its own', () => {
  expect(rows.length).toBeGreaterThan(140);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('every test that docs/appstream-proof.md names is there', () => {
  const missing = rows.flatMap(({ id, proofs }) => proofs.filter((proof) => !hasTest(proof)).map(({ name }) => `${id}: ${name}`));
  expect(missing).toEqual([]);
});

test('no sentence is without a test that shows it', () => {
  expect(rows.filter(({ proofs }) => proofs.length === 0).map(({ id }) => id)).toEqual([]);
});
