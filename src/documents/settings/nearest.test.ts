import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { noSettings } from './model.ts';
import { isLeftOut, isSettingsFile, noSettingsFiles, type SettingsFiles, settingsOf, withSettingsFile } from './nearest.ts';

const settingsFiles = (texts: Readonly<Record<string, string>>): SettingsFiles =>
  Object.entries(texts).reduce((files, [path, text]) => withSettingsFile(files, path, text), noSettingsFiles);

const files = settingsFiles({
  'kiln.config.yaml': 'rules: {a: error, b: error}\noverrides:\n  - {files: [inner/x.yaml], rules: {a: info}}\nignore: [drafts/]\n',
  'inner/kiln.config.yaml': 'rules: {a: warning}\noverrides:\n  - {files: [/x.yaml], rules: {c: info}}\n',
  'inner/deep/er/kiln.config.json': '{"rules": {"a": "off"}, "ignore": ["y.yaml"]}',
});

describe('settings of a file', () => {
  it.each([
    ['x.yaml', { a: 'error', b: 'error' }],
    ['other/x.yaml', { a: 'error', b: 'error' }],
    ['inner/y.yaml', { a: 'warning' }],
    ['inner/deep/x.yaml', { a: 'warning' }],
    ['inner/deep/er/x.yaml', { a: 'off' }],
    ['inner/deep/er/est/x.yaml', { a: 'off' }],
    ['inner.yaml', { a: 'error', b: 'error' }],
  ])('are those of the nearest settings file, alone: %s', (path, severities) => {
    expect(settingsOf(files, path).severities).toEqual(severities);
  });

  it('name paths from the folder of their file', () => {
    expect(settingsOf(files, 'inner/x.yaml').severities).toEqual({ a: 'warning', c: 'info' });
    expect(settingsOf(files, 'inner/deep/x.yaml').severities).toEqual({ a: 'warning' });
    expect(['drafts/x.yaml', 'inner/drafts/x.yaml', 'inner/deep/er/y.yaml'].map((path) => isLeftOut(files, path))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('are nobody’s where there is no settings file above', () => {
    const nested = settingsFiles({ 'inner/kiln.config.yaml': 'rules: {a: error}\n' });
    expect(settingsOf(nested, 'x.yaml')).toEqual({ severities: {} });
    expect(isLeftOut(nested, 'x.yaml')).toBe(false);
  });

  it('come from the first of the names where a folder has several', () => {
    const three = settingsFiles({ 'kiln.config.json': 'rules: {a: info}', 'kiln.config.yml': 'rules: {a: warning}' });
    expect(settingsOf(three, 'x.yaml').severities).toEqual({ a: 'warning' });
    expect(settingsOf(withSettingsFile(three, 'kiln.config.yaml', 'rules: {a: error}'), 'x.yaml').severities).toEqual({ a: 'error' });
  });

  it('change with their file, and fall back when it is gone', () => {
    const changed = withSettingsFile(files, 'inner/kiln.config.yaml', 'rules: {a: info}');
    expect(settingsOf(changed, 'inner/y.yaml').severities).toEqual({ a: 'info' });
    const gone = withSettingsFile(changed, 'inner/kiln.config.yaml', undefined);
    expect(settingsOf(gone, 'inner/x.yaml').severities).toEqual({ a: 'info', b: 'error' });
    expect(settingsOf(files, 'inner/y.yaml').severities).toEqual({ a: 'warning' });
  });

  it('come from further up in the repository where the workspace has none', () => {
    const above = withSettingsFile(noSettingsFiles, 'kiln.config.yaml', 'ignore: [team/drafts/]\nrules: {a: error}').inside.get(
      'kiln.config.yaml',
    );
    const nested = { inside: files.inside, above: { settings: above ?? noSettings, way: 'team/' } };
    const alone = { ...nested, inside: new Map() };
    expect(settingsOf(alone, 'x.yaml').severities).toEqual({ a: 'error' });
    expect([isLeftOut(alone, 'drafts/x.yaml'), isLeftOut(alone, 'team/drafts/x.yaml')]).toEqual([true, false]);
    expect(settingsOf(nested, 'inner/y.yaml').severities).toEqual({ a: 'warning' });
    expect(settingsOf(withSettingsFile(nested, 'kiln.config.yaml', undefined), 'x.yaml').severities).toEqual({ a: 'error' });
  });

  it('are found for whatever is called a path', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('/', 'inner', '..', '.', 'x')).map((parts) => parts.join('')),
        ),
        (path) => {
          settingsOf(files, path);
          isLeftOut(files, path);
        },
      ),
    );
  });
});

test.each([
  ['kiln.config.yaml', true],
  ['a/b/kiln.config.yml', true],
  ['kiln.config.json', true],
  ['a/my-kiln.config.yaml', false],
  ['kiln.config.yaml/a.yaml', false],
  ['kiln.config.toml', false],
])('%s: a settings file? %s', (path, expected) => {
  expect(isSettingsFile(path)).toBe(expected);
});
