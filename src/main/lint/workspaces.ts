import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { analyze, noSettings, type Profile, type RuleLevel, readSettings, type WorkspaceSettings } from '../../documents/index.ts';
import { reasonOf } from '../files/reason-of.ts';
import { LintFailure } from './lint-failure.ts';

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
export type WorkspaceOf = (path: string) => LintWorkspace;

const names = ['kiln.config.yaml', 'kiln.config.yml', 'kiln.config.json'];

/** The folders are looked at once each. Throws a `LintFailure` when a settings file cannot be read. */
export function createWorkspaces(options: SettingsOptions): WorkspaceOf {
  const byFolder = new Map<string, LintWorkspace | undefined>();
  const byRoot = new Map<string, LintWorkspace>();

  const at = (root: string, config: string | undefined): LintWorkspace => {
    const key = `${root}\n${config ?? ''}`;
    const known = byRoot.get(key);
    const workspace = known ?? readWorkspace(root, config, options);
    byRoot.set(key, workspace);
    return workspace;
  };
  if (typeof options.config === 'string') {
    const given = at(dirname(options.config), options.config);
    return () => given;
  }
  const find = (folder: string): LintWorkspace | undefined => {
    const config = options.config === false ? undefined : names.map((name) => join(folder, name)).find(isFile);
    if (config !== undefined) return at(folder, config);
    if (exists(join(folder, '.git'))) return at(folder, undefined);
    const parent = dirname(folder);
    return parent === folder ? undefined : ofFolder(parent);
  };
  const ofFolder = (folder: string): LintWorkspace | undefined => {
    if (!byFolder.has(folder)) byFolder.set(folder, find(folder));
    return byFolder.get(folder);
  };
  return (path) => ofFolder(dirname(path)) ?? at(isInside(options.cwd, path) ? options.cwd : dirname(path), undefined);
}

/** A file's path from the root of its workspace, with slashes. */
export function pathWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Whether a path is a folder or lies below it. */
export function isInside(folder: string, path: string): boolean {
  const within = relative(folder, path);
  return within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within);
}

function readWorkspace(root: string, config: string | undefined, { profile, rules = {} }: SettingsOptions): LintWorkspace {
  const text = config === undefined ? undefined : readConfig(config);
  const settings = text === undefined ? noSettings : readSettings(text).settings;
  // The command line counts before everything else, also before what a settings file says about some of the files.
  const overrides = settings.overrides.map((override) => ({ ...override, rules: { ...override.rules, ...rules } }));
  const settled = { ...settings, profile: profile ?? settings.profile, rules: { ...settings.rules, ...rules }, overrides };
  return { root, settings: settled, config, faults: text === undefined ? [] : faultsOf(text) };
}

function readConfig(config: string): string {
  try {
    return readFileSync(config, 'utf8');
  } catch (error) {
    throw new LintFailure(`${config} cannot be read: ${reasonOf(error)}`);
  }
}

function faultsOf(text: string): readonly string[] {
  const { lines, diagnostics } = analyze(text, { kind: 'kiln-config' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ range, message }) => `line ${lines.positionAt(range.start).line + 1}: ${message}`);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
