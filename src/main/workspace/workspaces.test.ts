import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { WorkspaceEvent } from '../../contract/index.ts';
import { openSettings } from '../settings/settings.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { watchTree } from './watch-tree.ts';
import { createWorkspaces } from './workspaces.ts';
import { writeWorkspaceFile } from './write-file.ts';

/** Collects what a watched workspace tells, until the test is over. */
function watch(workspaces: ReturnType<typeof createWorkspaces>, root: string) {
  const stop = new AbortController();
  const events: WorkspaceEvent[] = [];
  const done = (async () => {
    for await (const event of workspaces.watch(root, stop.signal)) events.push(event);
  })();
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  const seen = (event: object) => vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining(event)), { timeout: 10_000 });
  return { events, seen, stop, done };
}

const workspacesIn = (folder: string) => createWorkspaces(openSettings(folder));

test('a watched folder is listed, then every change is told', async () => {
  const root = temporaryFolder({ 'a.yaml': '1', 'folder/b.yaml': '2', '.git/config': 'x', 'node_modules/x/y': 'x' });
  const { events, seen } = watch(workspacesIn(temporaryFolder()), root);
  await seen({ type: 'snapshot' });
  expect(events[0]).toMatchObject({ workspace: { root, trusted: false }, truncated: false });
  expect(events[0]?.type === 'snapshot' && events[0].entries.map(({ path }) => path).sort()).toEqual(['a.yaml', 'folder', 'folder/b.yaml']);

  writeFileSync(join(root, 'folder/new.yaml'), 'x');
  await seen({ type: 'added', entry: { path: 'folder/new.yaml', kind: 'file' } });
  mkdirSync(join(root, 'more'));
  await seen({ type: 'added', entry: { path: 'more', kind: 'folder' } });
  const { version } = await writeWorkspaceFile({ root, path: 'a.yaml', text: 'changed', expected: null, overwrite: true });
  await seen({ type: 'changed', path: 'a.yaml', version });
  rmSync(join(root, 'folder/b.yaml'));
  await seen({ type: 'removed', path: 'folder/b.yaml' });
  renameSync(join(root, 'a.yaml'), join(root, 'z.yaml'));
  await seen({ type: 'removed', path: 'a.yaml' });
  await seen({ type: 'added', entry: { path: 'z.yaml', kind: 'file' } });
  expect(JSON.stringify(events)).not.toContain('kiln-tmp');
  expect(JSON.stringify(events)).not.toContain('node_modules');
});

test('links to files are listed, links to folders and dead ones are not', async () => {
  const outside = temporaryFolder({ 'x/y': '' });
  const root = temporaryFolder({ real: '1' });
  symlinkSync('real', join(root, 'alias'));
  symlinkSync(outside, join(root, 'way-out'));
  symlinkSync('nowhere', join(root, 'dead'));
  const { events, seen } = watch(workspacesIn(temporaryFolder()), root);
  await seen({ type: 'snapshot' });
  expect(events[0]?.type === 'snapshot' && events[0].entries.map(({ path }) => path).sort()).toEqual(['alias', 'real']);
});

test('a folder with too much in it is cut off, and says so', async () => {
  const root = temporaryFolder(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, ''])));
  const stop = new AbortController();
  const tree = await watchTree({ root, signal: stop.signal, limit: 10, emit: () => {}, fail: () => {} });
  stop.abort();
  expect(tree.truncated).toBe(true);
  expect(tree.entries).toHaveLength(10);
});

test('leaving the stream stops the watcher', async () => {
  const root = temporaryFolder({ a: '' });
  const { stop, done, seen, events } = watch(workspacesIn(temporaryFolder()), root);
  await seen({ type: 'snapshot' });
  stop.abort();
  await done;
  writeFileSync(join(root, 'later'), '');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(events).toHaveLength(1);
});

test('trust is asked for once, is kept, and is told to every window', async () => {
  const [settings, root] = [temporaryFolder(), temporaryFolder()];
  const workspaces = workspacesIn(settings);
  const { seen } = watch(workspaces, root);
  await seen({ type: 'snapshot' });
  await expect(workspaces.requireTrust(root)).rejects.toMatchObject({ code: 'not-trusted', detail: { root } });
  expect(await workspaces.trust(root)).toMatchObject({ root, trusted: true });
  await seen({ type: 'trustChanged', trusted: true });
  expect(await workspacesIn(settings).requireTrust(root)).toBe(root);
  await expect(workspaces.requireTrust(temporaryFolder())).rejects.toMatchObject({ code: 'not-trusted' });
});

test('trust goes by the real folder: a link to a trusted folder is trusted, a link that is moved elsewhere is not', async () => {
  const [trusted, other, links] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const workspaces = workspacesIn(temporaryFolder());
  const link = join(links, 'link');
  symlinkSync(trusted, link);
  await workspaces.trust(link);
  expect(await workspaces.requireTrust(link)).toBe(trusted);
  rmSync(link);
  symlinkSync(other, link);
  await expect(workspaces.requireTrust(link)).rejects.toMatchObject({ code: 'not-trusted' });
});

test('opened folders are remembered, the last one first', async () => {
  const settings = openSettings(temporaryFolder());
  const workspaces = createWorkspaces(settings);
  const [one, two] = [temporaryFolder(), temporaryFolder({ file: '' })];
  await workspaces.open(one);
  await workspaces.open(two);
  await workspaces.open(one);
  expect((await settings.read()).recentFolders).toEqual([one, two]);
  await expect(workspaces.open(join(two, 'file'))).rejects.toMatchObject({ code: 'refused' });
  await expect(workspaces.open(join(two, 'missing'))).rejects.toMatchObject({ code: 'not-found' });
});
