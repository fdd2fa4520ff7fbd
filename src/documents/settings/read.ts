import type { Platform } from '../actions/spec.ts';
import { respellings } from '../fixes.ts';
import { didYouMean, nearest, oneOf, quoted } from '../spelling.ts';
import { follow } from '../syntax/aliases.ts';
import { entriesOf } from '../syntax/entries.ts';
import { isNothing } from '../syntax/lookup.ts';
import { parseSyntax } from '../syntax/parse.ts';
import type { MapNode, ScalarNode, SyntaxNode } from '../syntax/tree.ts';
import type { TextRange } from '../text.ts';
import { levels, overrideKeys, platforms, profiles, type SettingSpec, settingKeys } from './keys.ts';
import { noSettings, type Profile, type RuleLevel, type SettingsDocument, type SettingsFault, type SettingsOverride } from './model.ts';

/** Collects what is wrong while the settings are read. */
interface Reading {
  readonly faults: SettingsFault[];
  readonly ruleNames: ScalarNode[];
}

/** Reads the text of a `kiln.config.yaml`. What is wrong in it is left out of the settings, and told by linting the file itself. */
export function readSettings(text: string): SettingsDocument {
  return readSettingsTree(parseSyntax(text).root);
}

/** The same of a text that was parsed before. */
export function readSettingsTree(root: SyntaxNode | undefined): SettingsDocument {
  const reading: Reading = { faults: [], ruleNames: [] };
  const fields = fieldsOf(reading, root, settingKeys);
  const settings = {
    profile: oneWord(reading, fields.get('profile'), Object.keys(profiles) as Profile[]) ?? noSettings.profile,
    rules: levelsOf(reading, fields.get('rules')),
    overrides: listOf(reading, fields.get('overrides')).flatMap((item) => overrideOf(reading, item)),
    ignore: wordsOf(reading, fields.get('ignore')),
    platforms: platformsOf(reading, fields.get('platforms')),
  };
  return { settings, ...reading };
}

/** The values of a map's known keys; the others are faults. */
function fieldsOf(reading: Reading, node: SyntaxNode | undefined, known: readonly SettingSpec[]): ReadonlyMap<string, SyntaxNode> {
  const fields = new Map<string, SyntaxNode>();
  const names = known.map(({ name }) => name);
  for (const { key, value } of mapEntries(reading, node)) {
    if (!names.includes(key.value)) {
      const suggestion = nearest(key.value, names);
      const message = `There is no setting ${quoted(key.value)} here.${didYouMean(suggestion) || ` Settings here are ${oneOf(names)}.`}`;
      fault(reading, { rule: 'unknown-setting', range: key.range, message }, respellings(key, suggestion));
    } else if (value !== undefined && !isNothing(value)) fields.set(key.value, value);
  }
  return fields;
}

function overrideOf(reading: Reading, node: SyntaxNode): readonly SettingsOverride[] {
  const fields = fieldsOf(reading, node, overrideKeys);
  const files = wordsOf(reading, fields.get('files'));
  if (files.length === 0 && fields.size > 0) invalid(reading, node.range, 'An override says in `files` which files it is for.');
  return [{ files, rules: levelsOf(reading, fields.get('rules')), platforms: platformsOf(reading, fields.get('platforms')) }];
}

function levelsOf(reading: Reading, node: SyntaxNode | undefined): Record<string, RuleLevel> {
  const found: Record<string, RuleLevel> = {};
  for (const { key, value } of node === undefined ? [] : mapEntries(reading, node)) {
    reading.ruleNames.push(key);
    // `off` is a boolean to many who write YAML; a bare key says nothing yet.
    const level = oneWord(reading, value, levels);
    if (level !== undefined) found[key.value] = level;
  }
  return found;
}

function platformsOf(reading: Reading, node: SyntaxNode | undefined): readonly Platform[] | undefined {
  const words = listOf(reading, node).flatMap((item) => oneWord(reading, item, platforms) ?? []);
  return words.length === 0 ? undefined : words;
}

function wordsOf(reading: Reading, node: SyntaxNode | undefined): readonly string[] {
  return listOf(reading, node).flatMap((item) => {
    const scalar = follow(item);
    if (scalar?.kind === 'scalar' && scalar.value !== '') return [scalar.value];
    invalid(reading, item.range, 'A pattern is a text, as in a .gitignore.');
    return [];
  });
}

function oneWord<Word extends string>(reading: Reading, node: SyntaxNode | undefined, words: readonly Word[]): Word | undefined {
  const scalar = follow(node);
  if (scalar === undefined || isNothing(scalar)) return undefined;
  const found = scalar.kind === 'scalar' ? words.find((word) => word === scalar.value) : undefined;
  if (found !== undefined) return found;
  const suggestion = scalar.kind === 'scalar' ? nearest(scalar.value, words) : undefined;
  const message = `This must be ${oneOf(words)}.${didYouMean(suggestion)}`;
  fault(
    reading,
    { rule: 'invalid-setting', range: scalar.range, message },
    scalar.kind === 'scalar' ? respellings(scalar, suggestion) : undefined,
  );
  return undefined;
}

function listOf(reading: Reading, node: SyntaxNode | undefined): readonly SyntaxNode[] {
  const list = follow(node);
  if (list === undefined) return [];
  if (list.kind === 'list') return list.items.flatMap(({ value }) => value ?? []);
  invalid(reading, list.range, 'This must be a list.');
  return [];
}

function mapEntries(reading: Reading, node: SyntaxNode | undefined): MapNode['entries'] {
  const map = follow(node);
  if (map === undefined || isNothing(map)) return [];
  if (map.kind === 'map') return entriesOf(map);
  invalid(reading, map.range, 'This must be a map of keys and values.');
  return [];
}

function invalid(reading: Reading, range: TextRange, message: string): void {
  fault(reading, { rule: 'invalid-setting', range, message });
}

function fault(reading: Reading, found: SettingsFault, fixes?: SettingsFault['fixes']): void {
  reading.faults.push(fixes === undefined ? found : { ...found, fixes });
}
