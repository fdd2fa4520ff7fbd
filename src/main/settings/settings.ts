import { join } from 'node:path';
import { z } from 'zod';
import { type JsonFile, jsonFile } from '../files/json-file.ts';

const schema = z.object({
  recentFolders: z.array(z.string()).default([]),
  trustedFolders: z.array(z.string()).default([]),
});

/** What the user chose; holds no secrets. */
export type SettingsData = Readonly<z.infer<typeof schema>>;

export type Settings = JsonFile<SettingsData>;

/** Settings live in one JSON file of the configuration folder. */
export function openSettings(folder: string): Settings {
  return jsonFile(join(folder, 'settings.json'), schema);
}
