import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageLayer, LAYOUT_FOLDER, layoutFiles } from '../../../rehearsal/index.ts';
import { blobPath, type Manifest, readImages, readManifest } from '../../ecr/layout.ts';
import { BuildFailure } from '../build-run.ts';

/** An image of containers: its configuration and its layers, gzipped, on the disk. */
export interface ContainerImage {
  /** As its builder wrote it. */
  readonly config: Buffer;
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
}

/** What a configuration says about the processes of a container. */
export interface ContainerSettings {
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly workingDirectory: string | undefined;
}

interface Configuration {
  readonly config?: { readonly Env?: readonly string[] | null; readonly User?: string; readonly WorkingDir?: string } | null;
  readonly rootfs: { readonly diff_ids: readonly string[] };
  readonly history?: readonly object[];
}

/** Its variables, its user and its folder. */
export function settingsOf({ config }: ContainerImage): ContainerSettings {
  const { Env, User, WorkingDir } = parse(config).config ?? {};
  const pairs = (Env ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return { environment: Object.fromEntries(pairs), user: User || undefined, workingDirectory: WorkingDir || undefined };
}

/** The image with one more layer; `by` says in its history what made it. */
export function withLayer(
  image: ContainerImage,
  layer: ImageLayer,
  { by, created }: { readonly by: string; readonly created: Date },
): ContainerImage {
  const was = parse(image.config);
  const time = created.toISOString();
  const rootfs = { ...was.rootfs, diff_ids: [...was.rootfs.diff_ids, layer.diffId] };
  const config = { ...was, created: time, rootfs, history: [...(was.history ?? []), { created: time, created_by: by }] };
  return { config: Buffer.from(JSON.stringify(config)), layers: [...image.layers, layer] };
}

/** An image of layers alone, as the bases of this computer are. */
export function plainImage(layers: readonly ImageLayer[], title: string): ContainerImage {
  const files = layoutFiles({ name: 'localhost/base:1', layers, history: layers.map(() => title), created: new Date(0), labels: {} });
  const { config } = JSON.parse(bytesOf(files, 'manifest.json').toString()).map(({ Config }: { Config: string }) => ({
    config: Config,
  }))[0];
  return { config: bytesOf(files, config), layers };
}

function bytesOf(files: ReturnType<typeof layoutFiles>, name: string): Buffer {
  const found = files.find((file) => file.name === name);
  if (!found) throw new Error(`The layout has no ${name}`);
  return found.bytes;
}

/** The image that a folder of artifacts holds. Throws a BuildFailure where it holds none. */
export function artifactImage(artifacts: string): Promise<ContainerImage> {
  return layoutImage(join(artifacts, LAYOUT_FOLDER), (images) => images[0]?.digest);
}

/** An image of a layout, for this machine where there are several. Throws a BuildFailure for one that is not there or of another form. */
export async function layoutImage(
  folder: string,
  choose: (images: ReturnType<typeof readImages>) => string | undefined,
): Promise<ContainerImage> {
  const digest = choose(readImages(folder));
  if (digest === undefined) throw new BuildFailure('There is no such image on this computer');
  const { config, layers } = forThisMachine(folder, readManifest(folder, digest));
  if (!config || !layers) throw new BuildFailure(`The image ${digest} is none of containers`);
  const bytes = await readFile(blobPath(folder, config.digest));
  const { diff_ids: ids } = parse(bytes).rootfs;
  return {
    config: bytes,
    layers: layers.map(({ digest: name, size, mediaType }, index) => {
      const diffId = ids[index];
      const isGzip = /gzip$/.test(mediaType);
      if (!isGzip || diffId === undefined)
        throw new BuildFailure(`The image ${digest} has layers of the type ${mediaType}, not gzipped ones`);
      return { file: blobPath(folder, name), digest: name, diffId, size };
    }),
  };
}

interface Platformed {
  readonly platform?: { readonly architecture?: string; readonly os?: string };
}

function forThisMachine(folder: string, manifest: Manifest): Manifest {
  if (!manifest.manifests) return manifest;
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const fitting = manifest.manifests.find((one) => {
    const { platform } = one as Platformed;
    return platform?.os === 'linux' && platform.architecture === architecture;
  });
  if (!fitting) throw new BuildFailure(`The image is not for linux/${architecture}`);
  return readManifest(folder, fitting.digest);
}

function parse(config: Buffer): Configuration {
  return JSON.parse(config.toString('utf8')) as Configuration;
}
