import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { ruleById } from '../rules/index.ts';
import { settingsFor } from './for-file.ts';
import { isIgnored } from './ignored.ts';
import { noSettings } from './model.ts';
import { readSettings } from './read.ts';

const text = `profile: strict
rules:
  insecure-download: error
  unused-declaration: off
overrides:
  - files: ['legacy/**', '*.old.yaml']
    rules: {insecure-download: off}
    platforms: [Windows]
ignore: [generated/, '!generated/keep.yaml']
platforms: [Linux]
`;

const download = `schemaVersion: 1.0
phases:
  - name: build
    steps:
      - name: Fetch
        action: WebDownload
        inputs:
          - source: http://example.com/tool.tgz
            destination: /opt/tool.tgz
`;

const rulesIn = (settings: Parameters<typeof settingsFor>[0], path: string) =>
  analyze(download, { fileName: path, settings: settingsFor(settings, path) }).diagnostics.map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );

describe('the settings of a workspace', () => {
  it('are read whole', () => {
    const { settings, faults } = readSettings(text);
    expect(faults).toEqual([]);
    expect(settings).toEqual({
      profile: 'strict',
      rules: { 'insecure-download': 'error', 'unused-declaration': 'off' },
      overrides: [{ files: ['legacy/**', '*.old.yaml'], rules: { 'insecure-download': 'off' }, platforms: ['Windows'] }],
      ignore: ['generated/', '!generated/keep.yaml'],
      platforms: ['Linux'],
    });
  });

  it('of an empty file settle nothing', () => {
    expect(readSettings('').settings).toEqual(noSettings);
  });

  it('give each file its severities: the last override that names it, then the rules, then the profile', () => {
    const { settings } = readSettings(text);
    expect(rulesIn(settings, 'a.yaml')).toEqual(['error insecure-download']);
    expect(rulesIn(settings, 'legacy/deep/a.yaml')).toEqual([]);
    expect(settingsFor(settings, 'x.old.yaml').platforms).toEqual(['Windows']);
    const hint = [...Object.entries(settingsFor(settings, 'a.yaml').severities)].find(([id]) => ruleById(id)?.severity === 'info');
    expect(hint?.[1]).toBe('warning');
  });

  it('are one object for all files that they are the same for', () => {
    const { settings } = readSettings(text);
    expect(settingsFor(settings, 'a.yaml')).toBe(settingsFor(settings, 'b/c.yaml'));
    expect(settingsFor(settings, 'a.yaml')).not.toBe(settingsFor(settings, 'legacy/a.yaml'));
  });

  it('leave only errors under the minimal profile', () => {
    expect(rulesIn(readSettings('profile: minimal').settings, 'a.yaml')).toEqual([]);
    expect(rulesIn(noSettings, 'a.yaml')).toEqual(['warning insecure-download']);
  });

  it('name files that are not linted', () => {
    const { settings } = readSettings(text);
    expect(isIgnored(settings, 'generated/a.yaml')).toBe(true);
    expect(isIgnored(settings, 'src/a.yaml')).toBe(false);
    expect(isIgnored(settings, '../generated/a.yaml')).toBe(false);
  });

  it('tell the platforms that a workspace builds for', () => {
    const script = download.replace('WebDownload', 'ExecutePowerShell').replace(/- source.*/s, '  commands: [dir]\n');
    const settings = settingsFor(readSettings('platforms: [Linux, macOS]').settings, 'a.yaml');
    expect(analyze(script, { settings }).diagnostics.map(({ rule }) => rule)).toContain('action-not-on-platform');
  });
});

describe('a settings file with faults', () => {
  it.each([
    ['profil: strict', 'unknown-setting “profil”'],
    ['profile: loud', 'invalid-setting “loud”'],
    ['rules: {insecure-download: errors}', 'invalid-setting “errors”'],
    ['rules: {insecure-donwload: error}', 'unknown-rule “insecure-donwload”'],
    ['rules: [a]', 'invalid-setting “[a]”'],
    ['overrides: [{rules: {}}]', 'invalid-setting “{rules: {}}”'],
    ['ignore: [{a: b}]', 'invalid-setting “{a: b}”'],
    ['platforms: Linux', 'invalid-setting “Linux”'],
    ['- a', 'invalid-setting “- a”'],
  ])('%s is told where it stands', (faulty, finding) => {
    const { diagnostics } = analyze(`${faulty}\n`, { fileName: 'kiln.config.yaml' });
    expect(diagnostics.map(({ rule, range }) => `${rule} “${faulty.slice(range.start, range.end)}”`)).toEqual([finding]);
  });

  it('counts as far as it is right', () => {
    const { settings } = readSettings('profile: loud\nrules:\n  unknown-action: off\n  x: [y\n');
    expect(settings.rules).toEqual({ 'unknown-action': 'off' });
  });

  it('throws nothing, whatever it holds', () => {
    const word = fc.constantFrom(
      'profile',
      'rules',
      ':',
      ' ',
      '\n',
      '- ',
      '{',
      '}',
      '[',
      'off',
      'overrides',
      'files',
      '*',
      '&a',
      '!x',
      '  ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { settings } = readSettings(words.join(''));
        settingsFor(settings, 'a/b.yaml');
        isIgnored(settings, 'a/b.yaml');
      }),
    );
  });
});
