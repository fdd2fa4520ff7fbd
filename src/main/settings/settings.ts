import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../files/write-atomically.ts';

const schema = z.object({
  recentFolders: z.array(z.string()).default([]),
  trustedFolders: z.array(z.string()).default([]),
});

/** What the user chose; holds no secrets. */
export type SettingsData = Readonly<z.infer<typeof schema>>;

export interface Settings {
  read(): Promise<SettingsData>;
  /** Reads, changes and writes; what another window of Kiln wrote meanwhile is kept. */
  update(change: (current: SettingsData) => Partial<SettingsData>): Promise<SettingsData>;
}

async function readSettings(path: string): Promise<SettingsData> {
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
}

/** Settings live in one JSON file of the configuration folder. */
export function openSettings(folder: string): Settings {
  const path = join(folder, 'settings.json');
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => readSettings(path),
    update(change) {
      const next = last.then(async () => {
        const current = await readSettings(path);
        const data = { ...current, ...change(current) };
        await writeAtomically(path, `${JSON.stringify(data, null, 2)}\n`);
        return data;
      });
      last = next.catch(() => {}); // whoever asked gets the error; the next update must not
      return next;
    },
  };
}
