import { rules } from '../rules/index.ts';
import type { LintSettings, Profile, RuleLevel, WorkspaceSettings } from './model.ts';
import { matches } from './path-patterns.ts';

/** Equal settings of several files are one object, so that what is made for one serves all. */
const resolved = new WeakMap<WorkspaceSettings, Map<string, LintSettings>>();

/**
 * The settings of one file. `path` is from the folder of the settings file, with slashes. Of several overrides that name the file the
 * last counts, and all count before the profile.
 */
export function settingsFor(settings: WorkspaceSettings, path: string): LintSettings {
  const applying = settings.overrides.map(({ files }) => matches(files, path));
  const key = applying.map(Number).join('');
  const known = resolved.get(settings) ?? new Map<string, LintSettings>();
  resolved.set(settings, known);
  const found = known.get(key) ?? resolve(settings, applying);
  known.set(key, found);
  return found;
}

function resolve(settings: WorkspaceSettings, applying: readonly boolean[]): LintSettings {
  const overrides = settings.overrides.filter((_, at) => applying[at]);
  const severities = Object.assign({}, byProfile(settings.profile), settings.rules, ...overrides.map((override) => override.rules));
  const platforms = overrides.findLast((override) => override.platforms !== undefined)?.platforms ?? settings.platforms;
  return platforms === undefined ? { severities } : { severities, platforms };
}

function byProfile(profile: Profile): Record<string, RuleLevel> {
  if (profile === 'recommended') return {};
  const changed = rules.filter(({ severity }) => (profile === 'minimal' ? severity !== 'error' : severity === 'info'));
  return Object.fromEntries(changed.map(({ id }) => [id, profile === 'minimal' ? 'off' : 'warning']));
}
