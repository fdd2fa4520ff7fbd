import { readFile, rename } from 'node:fs/promises';
import type { z } from 'zod';
import { writeAtomically } from './write-atomically.ts';

/** A file of ours that one object lives in. */
export interface JsonFile<Data> {
  read(): Promise<Data>;
  /** Reads, changes and writes; what another window of Kiln wrote meanwhile is kept. */
  update(change: (current: Data) => Partial<Data>): Promise<Data>;
}

/** A file that is not there holds what the schema makes of nothing; one that cannot be read is set aside, and holds the same. */
export function jsonFile<Data extends object>(path: string, schema: z.ZodType<Data>): JsonFile<Data> {
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Data> => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return schema.parse({});
      throw error;
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      // Somebody edited the file by hand, or it is from another version: start anew, and keep what was there.
      await rename(path, `${path}.unreadable`);
      return schema.parse({});
    }
  };
  return {
    read,
    update(change) {
      const next = last.then(async () => {
        const current = await read();
        const data = { ...current, ...change(current) };
        await writeAtomically(path, `${JSON.stringify(data, null, 2)}\n`);
        return data;
      });
      last = next.catch(() => {}); // whoever asked gets the error; the next update must not
      return next;
    },
  };
}
