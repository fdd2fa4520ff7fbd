// How processes find the one that serves the local account of a data folder.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a process that serves a data folder tells the others; holds no secret. */
const servingSchema = z.object({ endpoint: z.string(), accountId: z.string(), region: z.string(), pid: z.number() });
export type Serving = z.infer<typeof servingSchema>;

export const servingFileOf = (dataDirectory: string) => join(dataDirectory, 'serving.json');

/** undefined where nobody serves the folder, as far as anybody said. */
export async function readServing(dataDirectory: string): Promise<Serving | undefined> {
  try {
    return servingSchema.parse(JSON.parse(await readFile(servingFileOf(dataDirectory), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether anything listens there; who it is shows with the first signed request. */
export async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false; // refused, or no answer: what the question was
  }
}
