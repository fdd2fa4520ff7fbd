import { join } from 'node:path';
import { ARCHIVE_NAME, readLayersFile } from '../../artifact/layers-file.ts';
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

/** A base of the archive that an earlier build left in `artifacts`. Rejects when it left a layer alone, which no engine can load. */
export async function loadedImage(engine: ContainerEngine, artifacts: string): Promise<ImageBase> {
  const { title, notes, complete } = await readLayersFile(artifacts);
  if (!complete) throw new Error(`${title} is a layer alone, which ${engine.cli} can't load`);
  const answer = await askEngine(engine, ['load', '--input', join(artifacts, ARCHIVE_NAME)]);
  const [, image] = /Loaded image(?:\(s\))?: (\S+)/.exec(answer) ?? [];
  if (!image) throw new Error(`${engine.cli} loaded ${title} without a name`);
  return { id: `image-${image}`, title, notes, image };
}
