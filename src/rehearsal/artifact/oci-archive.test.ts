import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyTarEntry } from './copy-tar-entry.ts';
import { compressLayer, type ImageLayer } from './image-layer.ts';
import { writeOciArchive } from './oci-archive.ts';

let folder: string;
let archive: string;
let layers: ImageLayer[];

async function makeLayer(name: string, content: string): Promise<ImageLayer> {
  const tar = pack();
  tar.entry({ name }, content);
  tar.finalize();
  const plain = new PassThrough();
  tar.pipe(plain);
  return compressLayer(plain, join(folder, `${name}.tar.gz`));
}

async function read(name: string): Promise<Buffer> {
  const target = new PassThrough();
  const [bytes] = await Promise.all([target.toArray(), copyTarEntry(archive, name, target)]);
  return Buffer.concat(bytes);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-oci-'));
  archive = join(folder, 'image.tar');
  layers = [await makeLayer('base', 'the base'), await makeLayer('diff', 'the changes')];
  const labels = { 'kiln.image': 'arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1' };
  await writeOciArchive(archive, { name: 'localhost/web:1.0.0-1', layers, history: ['base', 'build'], created: new Date(0), labels });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an OCI archive', () => {
  test('leads from its index to every layer by digests that are true', async () => {
    const index = JSON.parse((await read('index.json')).toString());
    const manifestBytes = await read(`blobs/${index.manifests[0].digest.replace(':', '/')}`);
    expect(`sha256:${createHash('sha256').update(manifestBytes).digest('hex')}`).toBe(index.manifests[0].digest);
    const manifest = JSON.parse(manifestBytes.toString());
    const config = JSON.parse((await read(`blobs/${manifest.config.digest.replace(':', '/')}`)).toString());
    expect(config.rootfs.diff_ids).toEqual(layers.map(({ diffId }) => diffId));
    for (const { digest, size } of manifest.layers) {
      const blob = await read(`blobs/${digest.replace(':', '/')}`);
      expect(blob.length).toBe(size);
      expect(`sha256:${createHash('sha256').update(blob).digest('hex')}`).toBe(digest);
    }
  });

  test('is docker’s form, too', async () => {
    const [image] = JSON.parse((await read('manifest.json')).toString());
    expect(image).toMatchObject({
      RepoTags: ['localhost/web:1.0.0-1'],
      Layers: layers.map(({ digest }) => `blobs/${digest.replace(':', '/')}`),
    });
  });

  test('names the folders that its files lie in, and leaves nothing unfinished beside it', () => {
    const names = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).split('\n');
    expect(names).toEqual(expect.arrayContaining(['oci-layout', 'blobs/', 'blobs/sha256/']));
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  const hasSkopeo = spawnSync('skopeo', ['--version']).status === 0;
  if (!hasSkopeo) console.warn('The archive is not shown to skopeo: it is not installed');
  test.skipIf(!hasSkopeo)('is read by skopeo in both forms', () => {
    for (const transport of ['oci-archive', 'docker-archive']) {
      const image = JSON.parse(execFileSync('skopeo', ['inspect', `${transport}:${archive}`], { encoding: 'utf8' }));
      expect(image.Layers).toHaveLength(2);
      expect(image.Labels['kiln.image']).toContain(':image/web/1.0.0/1');
    }
  });
});

test('a layer that can’t be read leaves no archive', async () => {
  const broken = join(folder, 'broken.tar');
  const missing = { ...(layers[0] as ImageLayer), file: join(folder, 'missing') };
  const image = { name: 'localhost/x:1', layers: [missing], history: [], created: new Date(0), labels: {} };
  await expect(writeOciArchive(broken, image)).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith('broken'))).toEqual([]);
  expect(readFileSync(archive).length).toBeGreaterThan(0);
});
