import { join } from 'node:path';
import type { BuilderRow } from '../../../contract/index.ts';
import { openRunning } from '../../appstream/builders/running-builders.ts';
import { kilnPaths } from '../../paths.ts';
import { openSettings } from '../../settings/settings.ts';
import type { Asked } from './verb.ts';

/** All builders of the Region with since when they run, as far as this Kiln has seen it; what is seen now is kept, for the window too. */
export async function knownRunning({ aws, io }: Pick<Asked, 'aws' | 'io'>, rows: readonly BuilderRow[]): Promise<readonly BuilderRow[]> {
  const { config, data } = kilnPaths(io.env);
  const { connection } = await aws();
  const running = openRunning({ folder: join(data, 'appstream'), settings: openSettings(config), now: Date.now });
  await running.load();
  return running.seen({ connection: connection.id, region: connection.region }, rows);
}
