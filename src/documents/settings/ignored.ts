import type { WorkspaceSettings } from './model.ts';
import { matches } from './path-patterns.ts';

/** Whether a file is left out of linting. `path` is from the folder of the settings file, with slashes. */
export function isIgnored(settings: WorkspaceSettings, path: string): boolean {
  return settings.ignore.length > 0 && matches(settings.ignore, path);
}
