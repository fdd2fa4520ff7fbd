import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SettingsAbove } from '../../documents/index.ts';
import { pathWithin } from './path-within.ts';
import { createWorkspaces } from './workspaces.ts';

/**
 * The settings that count for a folder because they stand further up in its repository. Undefined where there are none. Rejects with a
 * `LintFailure` when they cannot be read.
 */
export async function settingsAbove(root: string): Promise<SettingsAbove | undefined> {
  if (existsSync(join(root, '.git'))) return undefined;
  const workspaceOf = await createWorkspaces({ cwd: dirname(root) });
  const { root: folder, settings, config } = await workspaceOf(root); // as for a file that lies where the folder does
  return config === undefined ? undefined : { settings, way: `${pathWithin(folder, root)}/` };
}
