import { join } from 'node:path';
import { z } from 'zod';
import { fleetFate, upkeepWays } from '../../../contract/index.ts';
import { type JsonFile, jsonFile } from '../../files/json-file.ts';

const connection = z.string();
const arn = z.string();

const upkeepState = z.object({ way: z.enum(upkeepWays), since: z.string(), ticked: z.array(z.string()) });

/** What outlives the app: deletions that were confirmed and are not done, and how far somebody is with keeping an image up to date. */
const registrySchema = z.object({
  deletions: z
    .array(z.object({ connection, arn, fates: z.array(fleetFate), confirmed: z.array(z.string()), begunAt: z.string() }))
    .default([]),
  upkeep: z.array(z.object({ connection, arn, state: upkeepState })).default([]),
});
export type RegistryData = z.infer<typeof registrySchema>;
export type RegistryFile = JsonFile<RegistryData>;

export const registryFile = (folder: string): RegistryFile => jsonFile(join(folder, 'image-registry.json'), registrySchema);

interface Place {
  readonly connection: string;
  readonly arn: string;
}

/** Whether an entry is about that image of that connection. */
export const isAbout =
  (place: Place) =>
  (entry: Place): boolean =>
    entry.connection === place.connection && entry.arn === place.arn;

/** The entries without that of an image, and with another one in its place if there is one. */
export const withEntry = <Entry extends Place>(entries: readonly Entry[], place: Place, entry: Entry | undefined): Entry[] => [
  ...entries.filter((one) => !isAbout(place)(one)),
  ...(entry ? [entry] : []),
];
