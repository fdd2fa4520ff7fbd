import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { expect, test } from 'vitest';
import { chooseSandbox, describeInSandbox, openSandbox } from '../../test-kit.ts';
import type { Base, Sandbox, Snapshot } from '../driver.ts';

async function openOn(base: Base): Promise<Sandbox> {
  const choice = await chooseSandbox({ driver: 'namespace' }, {});
  if (!choice.available) throw new Error(choice.reason);
  return choice.driver.open({ base, network: 'none' });
}

async function layerOf(snapshot: Snapshot): Promise<Map<string, Header>> {
  const tar = new PassThrough();
  const [bytes] = await Promise.all([tar.toArray(), snapshot.writeLayer(tar)]);
  const headers = new Map<string, Header>();
  const reader = extract();
  reader.on('entry', (header, content, next) => {
    headers.set(header.name, header);
    content.on('end', next);
    content.resume();
  });
  await pipeline(Readable.from(bytes), reader);
  return headers;
}

async function ask(sandbox: Sandbox, script: string): Promise<string> {
  const lines: string[] = [];
  await sandbox.exec({ script, onOutput: (_, batch) => lines.push(...batch) });
  return lines.join('\n');
}

describeInSandbox('a snapshot', () => {
  test('is what the next sandbox starts from, again and again, and closes the one that it was taken of', async () => {
    const first = await openSandbox();
    await ask(first, 'echo one > /srv/one; rm /etc/hostname; sleep 300 & true');
    const one = await first.snapshot();
    expect(() => first.exec({ script: 'true' })).toThrow();
    const second = await openOn(one.base);
    expect(
      await ask(second, 'cat /srv/one; ls /etc/hostname 2>/dev/null; rm /srv/one; echo two > /srv/two; echo back > /etc/hostname'),
    ).toBe('one');
    const two = await second.snapshot();
    expect(two.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['added /etc/hostname', 'deleted /srv/one', 'added /srv/two']);
    const third = await openOn(two.base);
    expect(await ask(third, 'ls /srv; cat /etc/hostname')).toBe('two\nback');
    await third.close();
    await two.dispose();
    await one.dispose();
    await one.dispose();
  });

  test('makes a layer with whiteouts for what was deleted, an opaque mark for what was replaced, links and capabilities', async () => {
    const sandbox = await openSandbox();
    await ask(
      sandbox,
      'mkdir -p /srv/d; echo x > "/srv/a b"; ln /srv/a\\ b /srv/hard; ln -s /srv/d /srv/soft; rm /etc/hostname; rm -r /etc/default; mkdir /etc/default; mkdir -m 000 /srv/d/closed; mkfifo /srv/fifo',
    );
    const snapshot = await sandbox.snapshot();
    const layer = await layerOf(snapshot);
    expect([...layer.keys()].sort()).toEqual(
      expect.arrayContaining(['etc/.wh.hostname', 'etc/default/', 'etc/default/.wh..wh..opq', 'srv/a b']),
    );
    expect(layer.get('srv/soft')).toMatchObject({ type: 'symlink', linkname: '/srv/d' });
    expect([layer.get('srv/hard'), layer.get('srv/a b')].find((header) => header?.type === 'link')?.linkname).toMatch(/^srv\/(a b|hard)$/);
    expect(layer.get('srv/d/closed/')).toMatchObject({ type: 'directory', mode: 0, uid: 0, gid: 0 });
    expect(layer.get('srv/fifo')?.type).toBe('fifo');
    expect([...layer.values()].some((header) => JSON.stringify(header.pax ?? {}).includes('overlay'))).toBe(false);
    await snapshot.dispose();
  });

  test('of a sandbox that was opened of another exports the layers of both', async () => {
    const first = await openSandbox();
    await ask(first, 'echo one > /srv/one');
    const one = await first.snapshot();
    const second = await openOn(one.base);
    await ask(second, 'echo two > /srv/two');
    const two = await second.snapshot();
    const folder = mkdtempSync(join(tmpdir(), 'kiln-export-'));
    try {
      const { layers } = await two.exportLayers(folder);
      expect(readdirSync(folder).sort()).toEqual(['frozen-0.tar.gz', 'layer.tar.gz']);
      expect(layers.slice(-2).map(({ file }) => file)).toEqual([join(folder, 'frozen-0.tar.gz'), join(folder, 'layer.tar.gz')]);
    } finally {
      rmSync(folder, { recursive: true });
      await two.dispose();
      await one.dispose();
    }
  });

  test('exports its changes as a compressed layer, and says that this computer’s view is no whole image', async () => {
    const sandbox = await openSandbox();
    await ask(sandbox, 'echo x > /srv/x');
    const snapshot = await sandbox.snapshot();
    const folder = mkdtempSync(join(tmpdir(), 'kiln-export-'));
    try {
      const { layers, complete } = await snapshot.exportLayers(folder);
      expect(layers.at(-1)).toMatchObject({ diffId: expect.stringMatching(/^sha256:/), size: expect.any(Number) });
      expect(complete).toBe(layers.length > 1);
      expect(readdirSync(folder)).toEqual(['layer.tar.gz']);
    } finally {
      rmSync(folder, { recursive: true });
      await snapshot.dispose();
    }
  });
});
