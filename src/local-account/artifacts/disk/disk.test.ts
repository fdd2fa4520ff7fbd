import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversionObstacle, convertDisk, fileSystemObstacle } from '../../../rehearsal/index.ts';
import { type LayerEntries, writeTestLayer } from '../layer-kit.ts';
import { flatten } from './flatten.ts';
import { makeDisk } from './make-disk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiln-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function layers(...all: readonly LayerEntries[]): Promise<string[]> {
  const files: string[] = [];
  for (const [index, entries] of all.entries()) files.push(await writeTestLayer(join(folder, `layer-${index}`), entries));
  return files;
}

/** The entries of the whole root, in the order of the tar: content of files, headers of the rest. */
async function rootOf(...all: readonly LayerEntries[]): Promise<Map<string, string | Header>> {
  const entries = new Map<string, string | Header>();
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    Readable.from(content)
      .toArray()
      .then((chunks) => {
        entries.set(header.name, header.type === 'file' ? Buffer.concat(chunks).toString() : header);
        next();
      }, next);
  });
  await pipeline((await flatten(await layers(...all))).tar(), reader);
  return entries;
}

const directory = { type: 'directory' } as const;
const namesOf = (root: ReadonlyMap<string, unknown>) => [...root.keys()];

describe('the layers of an image as one root', () => {
  it('have in it what lies uppermost, folders first', async () => {
    const root = await rootOf(
      { './b/': directory, './b/x': 'low', 'a/': { ...directory, mode: 0o700 }, 'a/y': 'y' },
      { 'b/x': 'high', 'a/': { ...directory, mode: 0o711 } },
    );
    expect(namesOf(root)).toEqual(['a/', 'b/', 'a/y', 'b/x']);
    expect(root.get('b/x')).toBe('high');
    expect(root.get('a/')).toMatchObject({ mode: 0o711 });
  });

  it('lose what a layer deletes, with all that is below it', async () => {
    const low = { 'd/': directory, 'd/x': 'x', 'e/': directory, 'e/old': 'old', f: 'f' };
    expect(namesOf(await rootOf(low, { '.wh.d': '', 'e/': directory, 'e/.wh..wh..opq': '', 'e/new': 'new' }))).toEqual([
      'e/',
      'f',
      'e/new',
    ]);
  });

  it('lose what lay in a folder that became something else, and keep what is put there again', async () => {
    const low = { 'd/': directory, 'd/x': 'x' };
    expect(namesOf(await rootOf(low, { d: { type: 'symlink', linkname: '/etc' } }))).toEqual(['d']);
    expect(namesOf(await rootOf(low, { '.wh.d': '' }, { 'd/': directory, 'd/y': 'y' }))).toEqual(['d/', 'd/y']);
  });

  it('keep a file under the names of its links where its own name is gone', async () => {
    const low = { a: 'content', b: { type: 'link', linkname: 'a' }, c: { type: 'link', linkname: 'a' } } as const;
    const kept = await rootOf(low);
    expect([kept.get('a'), kept.get('b')]).toMatchObject(['content', { type: 'link', linkname: 'a' }]);
    const root = await rootOf(low, { a: 'other' });
    expect(namesOf(root)).toEqual(['b', 'c', 'a']);
    expect([root.get('a'), root.get('b')]).toEqual(['other', 'content']);
    expect(root.get('c')).toMatchObject({ type: 'link', linkname: 'b' });
  });

  it('pass device nodes by, which the kernel makes', async () => {
    expect(namesOf(await rootOf({ 'dev/': directory, 'dev/null': { type: 'character-device', devmajor: 1, devminor: 3 } }))).toEqual([
      'dev/',
    ]);
  });
});

const obstacle = fileSystemObstacle();
if (obstacle) console.warn(`SKIPPED: no disk is made here: ${obstacle}`);

describe.skipIf(obstacle !== undefined)('a raw disk', { timeout: 60_000 }, () => {
  async function disk(): Promise<string> {
    const root = await layers(
      { 'etc/': directory, 'etc/shadow': { mode: 0o640, gid: 42, size: 0 }, 'etc/motd': 'hello' },
      { 'etc/more': 'more' },
    );
    const work = join(folder, 'work');
    mkdirSync(work);
    const file = join(folder, 'disk.raw');
    await makeDisk(root, { work, file });
    return file;
  }
  const ask = (file: string, question: string) =>
    execFileSync('debugfs', ['-R', question, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  it('is a sound file system with the owners of the image, full of holes', async () => {
    const file = await disk();
    execFileSync('e2fsck', ['-fn', file], { stdio: 'ignore' });
    expect(ask(file, 'cat /etc/motd')).toBe('hello');
    expect(ask(file, 'stat /etc/shadow')).toMatch(/Mode: +0640[\s\S]*Group: +42/);
    const { size, blocks } = statSync(file);
    expect(blocks * 512).toBeLessThan(size / 4);
  });

  const qemu = conversionObstacle('QCOW2');
  if (qemu) console.warn(`SKIPPED: disks stay raw: ${qemu}`);
  it.skipIf(qemu !== undefined)('can be had in the formats that EC2 exports, with the same content', async () => {
    const raw = await disk();
    for (const [format, driver] of [
      ['QCOW2', 'qcow2'],
      ['VMDK', 'vmdk'],
      ['VHD', 'vpc'],
      ['RAW', 'raw'],
    ] as const) {
      const file = join(folder, `out.${driver}`);
      await convertDisk(raw, { file, format });
      expect(spawnSync('qemu-img', ['compare', '-F', driver, '-f', 'raw', raw, file]).status, format).toBe(0);
    }
  });

  it('of a root that can’t be written is none, and leaves nothing', async () => {
    const work = join(folder, 'work');
    mkdirSync(work);
    writeFileSync(join(folder, 'broken'), 'no tar');
    await expect(makeDisk([join(folder, 'broken')], { work, file: join(folder, 'none.raw') })).rejects.toThrow();
    expect(() => readFileSync(join(folder, 'none.raw'))).toThrow();
  });
});
