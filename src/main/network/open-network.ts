import type { KilnPaths } from '../paths.ts';
import { openSettings } from '../settings/settings.ts';
import { type Network, openNetwork } from './network.ts';

/** The network as the environment of this process and Kiln's settings have it. */
export function networkOf(paths: Pick<KilnPaths, 'config'>, env: Readonly<Record<string, string | undefined>>): Network {
  const settings = openSettings(paths.config);
  return openNetwork({ env, settings: async () => (await settings.read()).network });
}
