import { join } from 'node:path';
import { z } from 'zod';
import { type ConnectionSettings, connectionSchema } from '../../contract/index.ts';
import { type JsonFile, jsonFile } from '../files/json-file.ts';

/** The one that is there from the start. */
export const localConnection: ConnectionSettings = {
  id: 'local',
  name: 'Local account',
  colour: 'grey',
  regions: ['us-east-1'],
  readOnly: false,
  source: { kind: 'local', accountId: '000000000000' },
};

/** What runs of a connection that was removed are found again by. */
const removedSchema = z.object({
  id: z.string(),
  name: z.string(),
  accountId: z.string().optional(),
  local: z.boolean(),
  endpoint: z.string().optional(),
});

const schema = z.object({
  connections: z.array(connectionSchema).default([localConnection]),
  current: z.object({ id: z.string(), region: z.string() }).default({ id: 'local', region: 'us-east-1' }),
  removed: z.array(removedSchema).default([]),
});

export type ConnectionsData = Readonly<z.infer<typeof schema>>;
export type RemovedConnection = Readonly<z.infer<typeof removedSchema>>;

/** Connections live in a JSON file of the configuration folder; none of what is in it is secret. */
export function connectionFile(folder: string): JsonFile<ConnectionsData> {
  return jsonFile(join(folder, 'connections.json'), schema);
}
