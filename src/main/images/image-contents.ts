import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, type ImageContents, type Known } from '../../contract/index.ts';
import { artifactsBeside, manifestBeside } from '../account/local-artifacts.ts';
import type { Imagebuilder } from '../aws/clients.ts';
import { outputsOf } from './image-outputs.ts';
import { known, unknown } from './known.ts';
import { getImage } from './read-image.ts';

const manifestSchema = z.object({
  packages: z.array(z.object({ name: z.string(), version: z.string() })),
  changes: z.array(z.object({ kind: z.enum(['added', 'changed', 'deleted']), path: z.string(), type: z.string(), size: z.number() })),
  base: z.string().default(''),
  packageChanges: z
    .array(
      z.object({
        kind: z.enum(['added', 'removed', 'upgraded']),
        name: z.string(),
        from: z.string().optional(),
        to: z.string().optional(),
      }),
    )
    .default([]),
});

interface File {
  readonly type: string;
  readonly path: string;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Files that are gone are not listed: archives of older builds are given up for room, and what AMIs stood on goes with them. */
async function describeFile({ type, path }: File): Promise<readonly (File & { readonly size: number })[]> {
  try {
    const { size } = await stat(path);
    return [{ type, path, size }];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readManifest(path: string): Promise<Known<z.infer<typeof manifestSchema>>> {
  try {
    return known(manifestSchema.parse(JSON.parse(await readFile(path, 'utf8'))));
  } catch (error) {
    if (isMissing(error)) return unknown(`${path} is no longer on this computer. Build the image again to see its files.`);
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new AppError('invalid-input', `${path} is damaged: it is no manifest of an image. Build the image again.`);
    throw error;
  }
}

/** What the image's outputs name on this computer, with what lies beside it; or why nothing of it is known. */
export async function imageContents(api: Imagebuilder, arn: string): Promise<Known<ImageContents>> {
  const files = outputsOf(await getImage(api, arn)).flatMap(({ kind, id, type }) => (kind === 'file' ? [{ type, path: id }] : []));
  const [file] = files;
  if (!file) return unknown('No output of this image is a file of this computer, and the API tells nothing of the files in an image.');
  const manifest = { type: 'manifest', path: manifestBeside(file.path) };
  const contents = await readManifest(manifest.path);
  if (!contents.known) return contents;
  const paths = new Set(files.map(({ path }) => path));
  const more = artifactsBeside(manifest.path).filter(({ path }) => !paths.has(path));
  const artifacts = await Promise.all([...files, manifest, ...more].map(describeFile));
  return known({ arn, artifacts: artifacts.flat(), ...contents.value });
}
