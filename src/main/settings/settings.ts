import { join } from 'node:path';
import { z } from 'zod';
import { type JsonFile, jsonFile } from '../files/json-file.ts';

const network = z.object({
  /** http://HOST:PORT, before HTTPS_PROXY and HTTP_PROXY. One with a password is not used: it belongs into the environment. */
  proxy: z.string().optional(),
  /** Hosts that are asked directly, before NO_PROXY. */
  noProxy: z.string().optional(),
  /** A PEM file of certificates that are trusted besides Node's own. */
  caBundle: z.string().optional(),
});

const appstream = z.object({
  /** Hours after which one is reminded of an image builder that runs; 0: never. */
  remindAfterHours: z.number().min(0).max(720).default(4),
});

const schema = z.object({
  recentFolders: z.array(z.string()).default([]),
  trustedFolders: z.array(z.string()).default([]),
  network: network.default({}),
  appstream: appstream.prefault({}),
});

/** What the user chose; holds no secrets. */
export type SettingsData = Readonly<z.infer<typeof schema>>;

export type Settings = JsonFile<SettingsData>;

/** Settings live in one JSON file of the configuration folder. */
export function openSettings(folder: string): Settings {
  return jsonFile(join(folder, 'settings.json'), schema);
}
