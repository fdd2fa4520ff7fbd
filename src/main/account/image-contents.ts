import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, type ImageContents } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { artifactsOf } from '../watch/outcome.ts';
import { artifactsBeside } from './local-artifacts.ts';

const manifestSchema = z.object({
  packages: z.array(z.object({ name: z.string(), version: z.string() })),
  changes: z.array(
    z.object({
      kind: z.enum(['added', 'changed', 'deleted']),
      path: z.string(),
      type: z.string(),
      size: z.number(),
    }),
  ),
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

/** Files that are gone are not listed: archives of older builds are given up for room, and what AMIs stood on goes with them. */
async function describeFile({ type, path }: File): Promise<readonly (File & { readonly size: number })[]> {
  try {
    const { size } = await stat(path);
    return [{ type, path, size }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readManifest(path: string) {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new AppError('not-found', `${path} is no longer on this computer; build the image again.`);
  }
}

/** What a build left on this computer: its files, and what its manifest lists. Fails with `not-found` for images that left nothing here. */
export async function imageContents(aws: Aws, arn: string): Promise<ImageContents> {
  const { image } = await (await aws.imagebuilder()).getImage({ imageBuildVersionArn: arn });
  const files = (image ? artifactsOf(image) : []).filter(({ type }) => type !== 'ami' && type !== 'container');
  const manifest = files.find(({ type }) => type === 'manifest');
  if (!manifest) throw new AppError('not-found', 'This image has no files on this computer.');
  const contents = await readManifest(manifest.path);
  const artifacts = await Promise.all([...files, ...artifactsBeside(manifest.path)].map(describeFile));
  return { arn, artifacts: artifacts.flat(), ...contents };
}
