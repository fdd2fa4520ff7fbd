import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noSettings, type Profile, type RuleLevel, settingsFileNames, type WorkspaceSettings } from '../../documents/index.ts';
import { isInside } from './path-within.ts';

/** A folder whose files speak about each other, and what its `kiln.config.yaml` settles. Plain data: it crosses to workers. */
export interface LintWorkspace {
  readonly root: string;
  readonly settings: WorkspaceSettings;
  /** The file of the settings; undefined when nothing is settled. */
  readonly config: string | undefined;
  /** What is wrong with that file, with the lines. */
  readonly faults: readonly string[];
}

/** What the command line settles before any file. */
export interface SettingsOptions {
  readonly cwd: string;
  /** The settings file for all documents (`--config`), or none at all (`--no-config`); undefined: the nearest of each document. */
  readonly config?: string | false | undefined;
  readonly profile?: Profile | undefined;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/** Finds the workspace of a file: by the nearest settings file upward within its repository, else its repository, else the working folder. */
export type WorkspaceOf = (path: string) => Promise<LintWorkspace>;

/** The folders are looked at once each. Rejects with a `LintFailure` when a settings file cannot be read. */
export async function createWorkspaces(options: SettingsOptions): Promise<WorkspaceOf> {
  const byFolder = new Map<string, Promise<LintWorkspace | undefined>>();
  const byRoot = new Map<string, Promise<LintWorkspace>>();

  const at = (root: string, config: string | undefined): Promise<LintWorkspace> => {
    const key = `${root}\n${config ?? ''}`;
    const workspace = byRoot.get(key) ?? settle(root, config, options);
    byRoot.set(key, workspace);
    return workspace;
  };
  if (typeof options.config === 'string') {
    const given = await at(dirname(options.config), options.config);
    return async () => given;
  }
  const find = async (folder: string): Promise<LintWorkspace | undefined> => {
    const config = options.config === false ? undefined : settingsFileNames.map((name) => join(folder, name)).find(isFile);
    if (config !== undefined) return at(folder, config);
    if (exists(join(folder, '.git'))) return at(folder, undefined);
    const parent = dirname(folder);
    return parent === folder ? undefined : ofFolder(parent);
  };
  const ofFolder = (folder: string): Promise<LintWorkspace | undefined> => {
    const found = byFolder.get(folder) ?? find(folder);
    byFolder.set(folder, found);
    return found;
  };
  return async (path) => (await ofFolder(dirname(path))) ?? at(isInside(options.cwd, path) ? options.cwd : dirname(path), undefined);
}

async function settle(root: string, config: string | undefined, { profile, rules = {} }: SettingsOptions): Promise<LintWorkspace> {
  const { settings, faults } = config === undefined ? { settings: noSettings, faults: [] } : await readConfig(config);
  // The command line counts before everything else, also before what a settings file says about some of the files.
  const overrides = settings.overrides.map((override) => ({ ...override, rules: { ...override.rules, ...rules } }));
  const settled = { ...settings, profile: profile ?? settings.profile, rules: { ...settings.rules, ...rules }, overrides };
  return { root, settings: settled, config, faults };
}

async function readConfig(config: string): Promise<Pick<LintWorkspace, 'settings' | 'faults'>> {
  const { readWorkspaceSettings } = await import('./read-workspace.ts');
  return readWorkspaceSettings(config);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
