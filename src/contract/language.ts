import { z } from 'zod';
import type { FileFacts } from '../documents/index.ts';
import { call } from './kernel.ts';

const path = z.string().max(4096);

export const language = {
  /**
   * What files of a workspace tell the others, as they lie on the disk, in the order of the paths. null: the file tells nothing, because
   * it is gone, too large, or no document of ours.
   */
  facts: call(z.object({ root: path, paths: z.array(path).max(500) })).returns<readonly (FileFacts | null)[]>(),
} as const;
