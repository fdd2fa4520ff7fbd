import type { Platform } from '../actions/spec.ts';
import type { Profile, RuleLevel } from './model.ts';

/** A key of `kiln.config.yaml`: what completion and hover show of it, and what the JSON Schema is made from. */
export interface SettingSpec {
  readonly name: string;
  readonly description: string;
}

export const profiles: Readonly<Record<Profile, string>> = {
  minimal: 'only what AWS refuses or what would certainly fail',
  recommended: 'every rule with its own severity',
  strict: 'hints count as warnings',
};

export const levels: readonly RuleLevel[] = ['off', 'info', 'warning', 'error'];

export const platforms: readonly Platform[] = ['Linux', 'Windows', 'macOS'];

export const settingKeys: readonly SettingSpec[] = [
  { name: 'profile', description: 'How much is reported: `minimal`, `recommended` (the default) or `strict`.' },
  { name: 'rules', description: 'Severities by rule id: `off`, `info`, `warning` or `error`.' },
  { name: 'overrides', description: 'Other severities and platforms for some of the files.' },
  { name: 'ignore', description: 'Files that are not linted; patterns as in a .gitignore.' },
  { name: 'platforms', description: 'The operating systems that this workspace builds for: `Linux`, `Windows`, `macOS`.' },
];

export const overrideKeys: readonly SettingSpec[] = [
  { name: 'files', description: 'The files that are meant; patterns as in a .gitignore.' },
  { name: 'rules', description: 'Severities by rule id for these files.' },
  { name: 'platforms', description: 'The operating systems that these files are for.' },
];
