import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, type ImageContents } from '../../contract/index.ts';
import type { Aws } from '../aws/clients.ts';
import { artifactsOf } from '../watch/outcome.ts';

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
});

async function describeFile({ type, path }: { readonly type: string; readonly path: string }) {
  try {
    return { type, path, size: (await stat(path)).size };
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
  const artifacts = await Promise.all(files.map(describeFile));
  const { packages, changes } = manifestSchema.parse(JSON.parse(await readFile(manifest.path, 'utf8')));
  return { arn, artifacts, packages, changes };
}
