import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { noSettingsFiles, type SettingsFiles, withSettingsFile } from '../settings/nearest.ts';
import { workspaceFiles } from '../testing/workspace.ts';
import { factsOf } from './facts.ts';
import type { WorkspaceFacts } from './model.ts';
import { neighboursOf } from './neighbours.ts';

const resource = (uri: string) => `name: web\nsemanticVersion: 1.0.0\nplatform: Linux\nuri: ${uri}\n`;
const document = 'schemaVersion: 1.0\nphases: []\n';

const texts = `--- web.component.yaml
${resource('./inner/web.yaml')}--- a.yaml
${document}--- drafts/b.yaml
${document}--- inner/web.component.yaml
${resource('../a.yaml')}--- inner/web.yaml
${document}`;

function workspaceOf(text: string): WorkspaceFacts {
  const files = [...workspaceFiles(text)].map(([path, content]) => [path, factsOf(analyze(content, { fileName: path }), path)] as const);
  return { files: new Map(files), known: [] };
}

const settingsAt = (...paths: readonly string[]): SettingsFiles =>
  paths.reduce((files, path) => withSettingsFile(files, path, 'ignore: [drafts/]'), noSettingsFiles);

const whole = workspaceOf(texts);
const pathsAround = (settings: SettingsFiles, path: string) => [...neighboursOf(whole, settings, path).files.keys()];

test('without settings files, and with one that leaves nothing out, all files are one workspace', () => {
  expect(neighboursOf(whole, noSettingsFiles, 'a.yaml')).toBe(whole);
  expect(neighboursOf(whole, withSettingsFile(noSettingsFiles, 'kiln.config.yaml', 'profile: strict'), 'inner/web.yaml')).toBe(whole);
});

test('a folder with a settings file is a workspace of its own, and knows nothing of what lies above', () => {
  const settings = settingsAt('inner/kiln.config.yaml');
  expect(pathsAround(settings, 'inner/web.yaml')).toEqual(['inner/web.component.yaml', 'inner/web.yaml']);
  const { files } = neighboursOf(whole, settings, 'inner/web.yaml');
  expect(files.get('inner/web.component.yaml')?.references.map(({ path }) => path)).toEqual([undefined]);
});

test('what is named from above belongs to the one above too; what is left out does not', () => {
  const settings = settingsAt('kiln.config.yaml', 'inner/kiln.config.yaml');
  expect(pathsAround(settings, 'a.yaml')).toEqual(['web.component.yaml', 'a.yaml', 'inner/web.yaml']);
});

test('the same files are handed out until something changes', () => {
  const settings = settingsAt('inner/kiln.config.yaml');
  const before = neighboursOf(whole, settings, 'a.yaml');
  expect(neighboursOf(whole, settings, 'web.component.yaml')).toBe(before);
  expect(neighboursOf(whole, settingsAt('kiln.config.yaml'), 'a.yaml')).not.toBe(before);
  expect(neighboursOf({ ...whole }, settings, 'a.yaml')).not.toBe(before);
});
