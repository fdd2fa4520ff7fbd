import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDockerArchive } from './docker-archive.ts';
import { layerOf, sha256, type TarEntry, tarOf } from './test-kit.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-saved-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const hex = (text: string) => text.slice('sha256:'.length);

async function saved(layers: readonly string[], entries: readonly TarEntry[]): Promise<string> {
  const list = [{ Config: `${'c'.repeat(64)}.json`, RepoTags: ['a:1'], Layers: layers }];
  const file = join(folder, 'saved.tar');
  const config = { name: `${'c'.repeat(64)}.json`, content: '{"config":{}}' };
  writeFileSync(file, await tarOf([...entries, config, { name: 'manifest.json', content: JSON.stringify(list) }]));
  return file;
}

test('layers are compressed, and those that are at hand already are not', async () => {
  const known = await layerOf(folder, 'known', [{ name: 'a', content: 'a' }]);
  const [one, two] = [await tarOf([{ name: 'a', content: 'a' }]), await tarOf([{ name: 'b', content: 'b' }])];
  const names = [one, two].map((tar) => `${hex(sha256(tar))}.tar`);
  const archive = await saved(
    names,
    [one, two].map((content, index) => ({ name: names[index] ?? '', content })),
  );
  const image = await readDockerArchive(archive, { folder, known: [known] });
  expect(image.config.toString()).toBe('{"config":{}}');
  expect(image.layers[0]).toEqual(known);
  expect(image.layers[1]).toMatchObject({ diffId: sha256(two), file: join(folder, 'layer-2.tar.gz') });
  expect(readdirSync(folder).sort()).toEqual(['known.tar.gz', 'layer-2.tar.gz', 'saved.tar']);
});

test('layers that are links to others, or compressed already, are the layers that they stand for', async () => {
  const tar = await tarOf([{ name: 'a', content: 'a' }]);
  const [first, second] = ['1'.repeat(64), '2'.repeat(64)];
  const archive = await saved(
    [`${first}/layer.tar`, `${second}/layer.tar`],
    [
      { name: `${first}/layer.tar`, content: gzipSync(tar) },
      { name: `${second}/layer.tar`, type: 'symlink', linkname: `../${first}/layer.tar` },
    ],
  );
  const { layers } = await readDockerArchive(archive, { folder, known: [] });
  expect(layers.map(({ diffId }) => diffId)).toEqual([sha256(tar), sha256(tar)]);
});

test.each<[string, readonly string[], readonly TarEntry[]]>([
  ['names a layer that is not there', ['../../etc/passwd'], []],
  [
    'links out of itself',
    [`${'1'.repeat(64)}/layer.tar`],
    [{ name: `${'1'.repeat(64)}/layer.tar`, type: 'symlink', linkname: '/etc/passwd' }],
  ],
])('an archive that %s is refused', async (_title, layers, entries) => {
  await expect(readDockerArchive(await saved(layers, entries), { folder, known: [] })).rejects.toThrow('no layer');
});

test('an archive of no image is refused', async () => {
  const file = join(folder, 'empty.tar');
  writeFileSync(file, await tarOf([{ name: 'other', content: 'x' }]));
  await expect(readDockerArchive(file, { folder, known: [] })).rejects.toThrow('no image');
});
