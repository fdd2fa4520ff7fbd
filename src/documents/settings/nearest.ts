import { settingsFor } from './for-file.ts';
import { isIgnored } from './ignored.ts';
import { type LintSettings, noSettings, type WorkspaceSettings } from './model.ts';
import { readSettings } from './read.ts';

/** How a settings file may be called. Of several in one folder the first counts. */
export const settingsFileNames: readonly string[] = ['kiln.config.yaml', 'kiln.config.yml', 'kiln.config.json'];

/** The settings files of a workspace by their paths from its root, with slashes. A map that was handed out never changes. */
export type SettingsFiles = ReadonlyMap<string, WorkspaceSettings>;

export const noSettingsFiles: SettingsFiles = new Map();

/** What counts for a file, and the folder from which that speaks about paths: with the slash behind it, and '' for the root. */
interface Jurisdiction {
  readonly folder: string;
  readonly settings: WorkspaceSettings;
}

/** Whether a path is that of a settings file, in whatever folder. */
export function isSettingsFile(path: string): boolean {
  return settingsFileNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** The settings files with one of them as it is now: its text, or undefined where it is gone. */
export function withSettingsFile(files: SettingsFiles, path: string, text: string | undefined): SettingsFiles {
  const others = [...files].filter(([other]) => other !== path);
  return new Map(text === undefined ? others : [...others, [path, readSettings(text).settings]]);
}

/** The settings of a file are those of the nearest settings file above it, alone: what stands further up counts no more. */
export function settingsOf(files: SettingsFiles, path: string): LintSettings {
  const { folder, settings } = jurisdictionOf(files, path);
  return settingsFor(settings, path.slice(folder.length));
}

/** Whether these settings leave the file out of linting. */
export function isLeftOut(files: SettingsFiles, path: string): boolean {
  const { folder, settings } = jurisdictionOf(files, path);
  return isIgnored(settings, path.slice(folder.length));
}

/** The folder of the nearest settings file above a file; the root where there is none. */
export function settledFolderOf(files: SettingsFiles, path: string): string {
  return jurisdictionOf(files, path).folder;
}

function jurisdictionOf(files: SettingsFiles, path: string): Jurisdiction {
  for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
    const folder = path.slice(0, slash + 1);
    for (const name of settingsFileNames) {
      const settings = files.get(`${folder}${name}`);
      if (settings !== undefined) return { folder, settings };
    }
    if (slash <= 0) return { folder: '', settings: noSettings };
  }
}
