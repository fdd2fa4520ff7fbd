// A small image for tests: some programs of this machine, with the libraries that they need.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { type ImageLayer, layoutFiles } from '../../../rehearsal/index.ts';
import type { PushedImage } from '../../ecr/push.ts';
import { type ContainerImage, plainImage } from './container-image.ts';

export interface TarEntry {
  readonly name: string;
  readonly type?: 'file' | 'directory' | 'symlink';
  readonly linkname?: string;
  readonly content?: string | Buffer;
  readonly mode?: number;
}

/** A tar of these entries. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, type = 'file', linkname, content = '', mode = 0o755 } of entries) {
    if (type === 'file') archive.entry({ name, mode }, content);
    else archive.entry({ name, type, mode, ...(linkname === undefined ? {} : { linkname }) });
  }
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A layer of these entries, written into `folder`. */
export async function layerOf(folder: string, name: string, entries: readonly TarEntry[]): Promise<ImageLayer> {
  const tar = await tarOf(entries);
  const bytes = gzipSync(tar, { level: 1 });
  const file = join(folder, `${name}.tar.gz`);
  writeFileSync(file, bytes);
  return { file, size: bytes.length, digest: sha256(bytes), diffId: sha256(tar) };
}

export const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const PROGRAMS = ['bash', 'cat', 'env', 'id', 'ls', 'mkdir', 'sleep', 'test', 'touch'];
const SHORTCUTS = ['bin', 'lib', 'lib64'];

/** An image in which a shell runs. */
export async function smallSystem(folder: string): Promise<ContainerImage> {
  const programs = PROGRAMS.map((program) => `/usr/bin/${program}`);
  const listed = execFileSync('ldd', programs, { encoding: 'utf8' });
  const libraries = new Set([...listed.matchAll(/(\/\S+\.so\S*)/g)].map(([path]) => path.replace(/:$/, '')));
  const files = [...programs, ...libraries].map((path) => ({ name: inUsr(path), content: readFileSync(realpathSync(path)) }));
  const layer = await layerOf(folder, 'system', [
    ...['usr/', 'usr/bin/', 'usr/lib/', 'usr/lib64/', 'etc/', 'tmp/', 'run/', 'proc/', 'sys/', 'dev/', 'srv/'].map((name) => ({
      name,
      type: 'directory' as const,
      mode: name === 'tmp/' ? 0o1777 : 0o755,
    })),
    ...SHORTCUTS.map((name) => ({ name, type: 'symlink' as const, linkname: `usr/${name}` })),
    { name: 'usr/bin/sh', type: 'symlink', linkname: 'bash' },
    { name: 'etc/passwd', content: 'root:x:0:0:root:/:/bin/sh\n', mode: 0o644 },
    { name: 'etc/group', content: 'root:x:0:\n', mode: 0o644 },
    ...files,
  ]);
  return plainImage([layer], 'a small system');
}

/** Where a path of this machine lies when the folders of its root are links into /usr. */
function inUsr(path: string): string {
  return path.startsWith('/usr/') ? path.slice(1) : `usr${path}`;
}

/** The image as registries take it. */
export function pushable({ config, layers }: ContainerImage): PushedImage {
  const files = layoutFiles({ name: 'localhost/pushed:1', layers, history: [], created: new Date(0), labels: {}, config });
  const { manifests } = JSON.parse(files.find(({ name }) => name === 'index.json')?.bytes.toString() ?? '{}');
  const { digest, mediaType } = manifests[0];
  const bytes = files.find(({ name }) => name.endsWith(digest.slice('sha256:'.length)))?.bytes ?? Buffer.alloc(0);
  return { manifest: { digest, mediaType, bytes }, blobs: [{ digest: sha256(config), bytes: config }, ...layers] };
}
