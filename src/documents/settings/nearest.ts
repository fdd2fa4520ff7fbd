import { settingsFor } from './for-file.ts';
import { isIgnored } from './ignored.ts';
import { type LintSettings, noSettings, type WorkspaceSettings } from './model.ts';
import { readSettings } from './read.ts';

/** How a settings file may be called. Of several in one folder the first counts. */
export const settingsFileNames: readonly string[] = ['kiln.config.yaml', 'kiln.config.yml', 'kiln.config.json'];

/** The settings that count in a workspace. One that was handed out never changes. */
export interface SettingsFiles {
  /** Of the workspace's own files, by their paths from its root, with slashes. */
  readonly inside: ReadonlyMap<string, WorkspaceSettings>;
  /** For files with none of these above them. */
  readonly above?: SettingsAbove | undefined;
}

/** The settings of a folder further up in the repository. Plain data: it crosses to workers. */
export interface SettingsAbove {
  readonly settings: WorkspaceSettings;
  /** The path of the workspace's root from that folder, with a slash behind it. */
  readonly way: string;
}

export const noSettingsFiles: SettingsFiles = { inside: new Map() };

/** What counts for a file. */
interface Jurisdiction {
  readonly settings: WorkspaceSettings;
  /** The path of the file as these settings name it. */
  readonly path: string;
  /** Their folder, with a slash behind it; '' for the root and what is above it. */
  readonly folder: string;
}

/** Whether a path is that of a settings file, in whatever folder. */
export function isSettingsFile(path: string): boolean {
  return settingsFileNames.includes(path.slice(path.lastIndexOf('/') + 1));
}

/** The settings with one file as it is now: its text, or undefined where it is gone. */
export function withSettingsFile({ inside, above }: SettingsFiles, path: string, text: string | undefined): SettingsFiles {
  const others = [...inside].filter(([other]) => other !== path);
  return { inside: new Map(text === undefined ? others : [...others, [path, readSettings(text).settings]]), above };
}

/** The settings of a file are those of the nearest settings file above it, alone: what stands further up counts no more. */
export function settingsOf(files: SettingsFiles, path: string): LintSettings {
  const jurisdiction = jurisdictionOf(files, path);
  return settingsFor(jurisdiction.settings, jurisdiction.path);
}

/** Whether these settings leave the file out of linting. */
export function isLeftOut(files: SettingsFiles, path: string): boolean {
  const jurisdiction = jurisdictionOf(files, path);
  return isIgnored(jurisdiction.settings, jurisdiction.path);
}

/** The folder of the nearest settings file above a file, with a slash behind it; '' where that is the root or there is none. */
export function settledFolderOf(files: SettingsFiles, path: string): string {
  return jurisdictionOf(files, path).folder;
}

function jurisdictionOf({ inside, above }: SettingsFiles, path: string): Jurisdiction {
  for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
    const folder = path.slice(0, slash + 1);
    for (const name of settingsFileNames) {
      const settings = inside.get(`${folder}${name}`);
      if (settings !== undefined) return { settings, path: path.slice(folder.length), folder };
    }
    if (slash <= 0) break;
  }
  return above === undefined
    ? { settings: noSettings, path, folder: '' }
    : { settings: above.settings, path: `${above.way}${path}`, folder: '' };
}
