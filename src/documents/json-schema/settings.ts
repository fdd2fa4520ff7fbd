import { rules } from '../rules/index.ts';
import { levels, overrideKeys, platforms, profiles, type SettingSpec, settingKeys } from '../settings/keys.ts';
import { closedObject, described, draft7, type JsonSchema } from './schema.ts';

/** The schema of `kiln.config.yaml`, with every rule that there is. */
export function settingsSchema(): JsonSchema {
  const ofRules = closedObject(Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, enum: levels }])), []);
  const texts = { type: 'array', items: { type: 'string' } };
  const members: Readonly<Record<string, JsonSchema>> = {
    profile: { enum: Object.keys(profiles) },
    rules: ofRules,
    ignore: texts,
    files: texts,
    platforms: { type: 'array', items: { enum: platforms } },
    overrides: { type: 'array', items: { $ref: '#/definitions/override' } },
  };
  const mapOf = (keys: readonly SettingSpec[], required: readonly string[]) =>
    closedObject(Object.fromEntries(keys.map(({ name, description }) => [name, described(description, members[name] ?? {})])), required);
  return {
    $schema: draft7,
    title: 'Settings of Kiln',
    ...mapOf(settingKeys, []),
    definitions: { override: mapOf(overrideKeys, ['files']) },
  };
}
