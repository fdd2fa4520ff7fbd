import type { Platform } from '../actions/spec.ts';
import type { Fix, Severity } from '../diagnostic.ts';
import type { ScalarNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';

/** How loud a rule is; `off`: it does not run. */
export type RuleLevel = Severity | 'off';

/** Which rules run: those of severity error alone; each as it is; or hints as loud as warnings. */
export type Profile = 'minimal' | 'recommended' | 'strict';

export type RuleLevels = Readonly<Record<string, RuleLevel>>;

/** Other settings for some of the files. */
export interface SettingsOverride {
  /** Patterns as in a .gitignore. */
  readonly files: readonly string[];
  readonly rules: RuleLevels;
  readonly platforms: readonly Platform[] | undefined;
}

/** What a `kiln.config.yaml` settles. Plain data: it crosses to workers. */
export interface WorkspaceSettings {
  readonly profile: Profile;
  readonly rules: RuleLevels;
  readonly overrides: readonly SettingsOverride[];
  /** Files that are not linted; patterns as in a .gitignore. */
  readonly ignore: readonly string[];
  /** The operating systems that the workspace builds for; undefined: any. */
  readonly platforms: readonly Platform[] | undefined;
}

export const noSettings: WorkspaceSettings = { profile: 'recommended', rules: {}, overrides: [], ignore: [], platforms: undefined };

/** What a workspace settles about linting, resolved for one file. Plain data. */
export interface LintSettings {
  /** By rule id; a rule that is not named keeps its own severity. */
  readonly severities: RuleLevels;
  /** The operating systems that the workspace builds for; undefined: any. */
  readonly platforms?: readonly Platform[];
}

/** A fault of a settings file, under the id of the rule that tells it. */
export interface SettingsFault {
  readonly rule: 'unknown-setting' | 'invalid-setting';
  readonly range: TextRange;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** A settings file, read as far as it can be. */
export interface SettingsDocument {
  readonly settings: WorkspaceSettings;
  readonly faults: readonly SettingsFault[];
  /** The names of rules that it sets; whether there are such rules is for a rule to say. */
  readonly ruleNames: readonly ScalarNode[];
}

/** Nothing is settled: every rule has its own severity. */
export const defaultSettings: LintSettings = { severities: {} };
