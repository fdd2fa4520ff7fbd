import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { neighbourDocuments } from './neighbour-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiln-neighbours-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = join(folder, 'workspace');
mkdirSync(join(root, 'components', 'parts'), { recursive: true });
writeFileSync(join(folder, 'secret'), 'secret');
writeFileSync(join(root, 'shared.yaml'), 'shared');
writeFileSync(join(root, 'components', 'parts', 'part.yaml'), 'part');
symlinkSync('../../secret', join(root, 'components', 'link.yaml'));

const read = neighbourDocuments(join(root, 'components', 'main.yaml'), root);

it('reads beside and below the document, and above it as far as the workspace goes', async () => {
  expect(await read('parts/part.yaml')).toBe('part');
  expect(await read('../shared.yaml')).toBe('shared');
});

it.each(['../../secret', 'link.yaml', '/etc/hostname', '..', 'none.yaml', 'parts'])('gives nothing for %s', async (path) => {
  expect(await read(path)).toBeUndefined();
});

it('stays in the folder of a document that lies outside of the workspace', async () => {
  const outside = neighbourDocuments(join(root, 'components', 'main.yaml'), join(folder, 'elsewhere'));
  expect(await outside('parts/part.yaml')).toBe('part');
  expect(await outside('../shared.yaml')).toBeUndefined();
});
