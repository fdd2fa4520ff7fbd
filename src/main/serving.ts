// How processes find the one that serves the local account of a data folder.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a process that serves a data folder tells the others; holds no secret. */
export interface Serving {
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  readonly pid: number;
}

export const servingFileOf = (dataDirectory: string) => join(dataDirectory, 'serving.json');

/** undefined where nobody serves the folder, as far as anybody said. */
export async function readServing(dataDirectory: string): Promise<Serving | undefined> {
  try {
    return checked(JSON.parse(await readFile(servingFileOf(dataDirectory), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Read at every start, so without a library that takes longer to load than the file to read. */
function checked(found: unknown): Serving {
  const { endpoint, accountId, region, pid } = Object(found) as Readonly<Record<string, unknown>>;
  if (typeof endpoint === 'string' && typeof accountId === 'string' && typeof region === 'string' && typeof pid === 'number')
    return { endpoint, accountId, region, pid };
  throw new TypeError('The file that says who serves the local account does not say it.');
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
