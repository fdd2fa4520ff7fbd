import { homedir } from 'node:os';
import { join } from 'node:path';

export interface KilnPaths {
  /** What must survive: the local account's store and images, runs. */
  readonly data: string;
  /** What the user set: recent folders, trusted folders, connections (without secrets). */
  readonly config: string;
  /** What can be made again: bases, sandboxes. */
  readonly cache: string;
  /** Everything of this Kiln lies below one folder of its own: it shares nothing with the user's other one, the keychain included. */
  readonly portable: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Kiln keeps its files, by the platform's conventions; `KILN_HOME` moves all of them below one folder. */
export function kilnPaths(env: Environment = process.env, platform: NodeJS.Platform = process.platform): KilnPaths {
  if (env.KILN_HOME)
    return {
      data: join(env.KILN_HOME, 'data'),
      config: join(env.KILN_HOME, 'config'),
      cache: join(env.KILN_HOME, 'cache'),
      portable: true,
    };
  const home = env.HOME ?? homedir();
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support', 'Kiln');
    return { data: support, config: join(support, 'config'), cache: join(home, 'Library', 'Caches', 'Kiln'), portable: false };
  }
  if (platform === 'win32') {
    const local = join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Kiln');
    return {
      data: join(local, 'data'),
      config: join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Kiln'),
      cache: join(local, 'cache'),
      portable: false,
    };
  }
  return {
    data: join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'kiln'),
    config: join(env.XDG_CONFIG_HOME || join(home, '.config'), 'kiln'),
    cache: join(env.XDG_CACHE_HOME || join(home, '.cache'), 'kiln'),
    portable: false,
  };
}
