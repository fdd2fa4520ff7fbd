import { expect, test } from 'vitest';
import { AppError, type FileEntry, type WorkspaceInfo } from '../../contract/index.ts';
import { noSettings, type SettingsAbove } from '../../documents/index.ts';
import { createNoticesStore } from '../stores/notices-store.ts';
import { createWorkspaceStore } from '../stores/workspace-store.ts';
import { followFacts } from './follow-workspace.ts';
import type { ToLanguage } from './protocol.ts';

const info: WorkspaceInfo = { root: '/w', name: 'w', trusted: false };
const file = (path: string): FileEntry => ({ path, kind: 'file' });

/** A workspace whose files are the given texts; a file without one cannot be read. */
function setUp(texts: Record<string, string | undefined>, above: SettingsAbove | null = null) {
  const told: ToLanguage[] = [];
  const workbench = {
    notices: createNoticesStore(),
    workspace: createWorkspaceStore(),
    language: { tell: (news: ToLanguage) => void told.push(news) },
    connection: {
      client: {
        workspace: {
          read: async ({ path }: { path: string }) => {
            const text = texts[path];
            if (text === undefined) throw new AppError('not-found', `${path} is gone.`);
            return { path, text, version: '1' };
          },
        },
        language: { facts: async ({ paths }: { paths: readonly string[] }) => paths.map(() => null), settingsAbove: async () => above },
      },
    },
  };
  workbench.workspace.apply({ type: 'opened', workspace: info });
  const settingsTold = () => told.flatMap((news) => (news.type === 'settings' ? [[news.path, news.text]] : []));
  return { workbench, told, settingsTold, texts };
}

const snapshot = (paths: readonly string[]) => ({ type: 'snapshot', workspace: info, entries: paths.map(file), truncated: false }) as const;

test('tells the settings files of all folders before the workspace counts as read', async () => {
  const { workbench, told, settingsTold } = setUp({ 'kiln.config.yaml': 'one', 'a/b/kiln.config.json': 'two' });
  followFacts(workbench, '/w', snapshot(['kiln.config.yaml', 'a/b/kiln.config.json', 'a/not-kiln.config.yaml']));
  await expect.poll(() => told.at(-1)).toEqual({ type: 'workspaceRead' });
  expect(settingsTold()).toEqual([
    ['kiln.config.yaml', 'one'],
    ['a/b/kiln.config.json', 'two'],
  ]);
});

test('tells the settings that stand further up', async () => {
  const above = { settings: noSettings, way: 'w/' };
  const { workbench, told } = setUp({}, above);
  followFacts(workbench, '/w', snapshot([]));
  await expect.poll(() => told.map(({ type }) => type)).toEqual(['workspace', 'settingsAbove', 'workspaceRead']);
  expect(told).toContainEqual({ type: 'settingsAbove', above });
});

test('a settings file that cannot be read is told of, and keeps nothing else from being read', async () => {
  const { workbench, told, settingsTold } = setUp({ 'b/kiln.config.yaml': 'two' });
  followFacts(workbench, '/w', snapshot(['a/kiln.config.yaml', 'b/kiln.config.yaml']));
  await expect.poll(() => told.at(-1)).toEqual({ type: 'workspaceRead' });
  expect(settingsTold()).toEqual([['b/kiln.config.yaml', 'two']]);
  expect(workbench.notices.getState().shown.map(({ message }) => message)).toEqual(['a/kiln.config.yaml is gone.']);
});

test('tells when one of them comes, changes and goes', async () => {
  const { workbench, settingsTold, texts } = setUp({});
  const path = 'a/kiln.config.yaml';
  texts[path] = 'one';
  followFacts(workbench, '/w', { type: 'added', entry: file(path) });
  await expect.poll(settingsTold).toHaveLength(1);
  texts[path] = 'two';
  followFacts(workbench, '/w', { type: 'changed', path, version: '2' });
  await expect.poll(settingsTold).toHaveLength(2);
  followFacts(workbench, '/w', { type: 'removed', path });
  expect(settingsTold()).toEqual([
    [path, 'one'],
    [path, 'two'],
    [path, undefined],
  ]);
});
