import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARCHIVE_NAME, readLayersFile } from '../../artifact/layers-file.ts';
import { LAYOUT_FOLDER, packLayout } from '../../artifact/oci-layout.ts';
import type { BaseTask } from '../base/task.ts';
import type { Base } from '../driver.ts';
import { askEngine, type ContainerEngine, tryEngine } from './engine.ts';

/** A base that the container driver can open. */
export interface ImageBase extends Base {
  readonly image: string;
}

export const isImageBase = (base: Base): base is ImageBase => 'image' in base;

/** The root of the instances that most recipes start from, as its makers publish it for containers. */
export const DEFAULT_IMAGE = 'public.ecr.aws/amazonlinux/amazonlinux:2023';

/** A base of an image, which is fetched when the engine doesn't have it. Rejects with the engine's words when it can't be had. */
export async function imageBase(engine: ContainerEngine, image: string, task: BaseTask): Promise<ImageBase> {
  const present = await tryEngine(engine, ['image', 'inspect', image]);
  if (present.exitCode !== 0) {
    task.onProgress?.(`Fetching the image ${image}`);
    await askEngine(engine, ['pull', image]);
    task.signal?.throwIfAborted();
  }
  const note = 'The base is a container image: it has no kernel, no boot loader and fewer packages than the parent image.';
  return { id: `image-${image}`, title: `the image ${image}`, notes: [note], image };
}

/** A base of the image that an earlier build left in `artifacts`. Rejects when it left a layer alone, which no engine can load. */
export async function loadedImage(engine: ContainerEngine, artifacts: string): Promise<ImageBase> {
  const { title, notes, complete } = await readLayersFile(artifacts);
  if (!complete) throw new Error(`${title} is a layer alone, which ${engine.cli} can't load`);
  const answer = await withArchive(artifacts, (archive) => askEngine(engine, ['load', '--input', archive]));
  const [, image] = /Loaded image(?:\(s\))?: (\S+)/.exec(answer) ?? [];
  if (!image) throw new Error(`${engine.cli} loaded ${title} without a name`);
  return { id: `image-${image}`, title, notes, image };
}

/** Archives are written again from the layout where they were given up for room. */
async function withArchive<T>(artifacts: string, use: (archive: string) => Promise<T>): Promise<T> {
  const archive = join(artifacts, ARCHIVE_NAME);
  if (existsSync(archive)) return await use(archive);
  const folder = await mkdtemp(join(tmpdir(), 'kiln-image-'));
  try {
    await packLayout(join(artifacts, LAYOUT_FOLDER), join(folder, ARCHIVE_NAME));
    return await use(join(folder, ARCHIVE_NAME));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
