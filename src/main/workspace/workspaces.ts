import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, createInbox, type WorkspaceEvent, type WorkspaceInfo } from '../../contract/index.ts';
import type { Settings } from '../settings/settings.ts';
import { createTopic } from '../topic.ts';
import { realRoot } from './paths.ts';
import { watchTree } from './watch-tree.ts';

/** Folders that were opened, and which of them the user trusts. */
export interface Workspaces {
  open(folder: string): Promise<WorkspaceInfo>;
  /** Allows rehearsals and builds from this folder, for good. */
  trust(root: string): Promise<WorkspaceInfo>;
  /** The real folder. Fails with `not-trusted` unless the user allowed it. */
  requireTrust(root: string): Promise<string>;
  watch(root: string, signal: AbortSignal): AsyncIterable<WorkspaceEvent>;
}

const keptRecent = 12;

async function folderOf(root: string): Promise<string> {
  const folder = await realRoot(root);
  if (!(await stat(folder)).isDirectory()) throw new AppError('refused', `${root} is not a folder.`);
  return folder;
}

export function createWorkspaces(settings: Settings): Workspaces {
  const trusted = createTopic<string>();
  const describe = async (root: string): Promise<WorkspaceInfo> => {
    const { trustedFolders } = await settings.read();
    return { root, name: basename(root) || root, trusted: trustedFolders.includes(root) };
  };
  return {
    async open(folder) {
      const root = await folderOf(folder);
      await settings.update(({ recentFolders }) => ({
        recentFolders: [root, ...recentFolders.filter((other) => other !== root)].slice(0, keptRecent),
      }));
      return describe(root);
    },
    async trust(folder) {
      const root = await folderOf(folder);
      await settings.update(({ trustedFolders }) => ({ trustedFolders: [...new Set([...trustedFolders, root])] }));
      trusted.publish(root);
      return describe(root);
    },
    async requireTrust(folder) {
      const root = await folderOf(folder);
      if (!(await describe(root)).trusted)
        throw new AppError('not-trusted', `Rehearsing and building run what the documents in ${root} say. Trust the folder first.`, {
          root,
        });
      return root;
    },
    async *watch(folder, signal) {
      const root = await folderOf(folder);
      const stop = new AbortController();
      const events = createInbox<WorkspaceEvent>(() => {});
      signal.addEventListener('abort', () => events.close(), { once: true });
      const stopListening = trusted.listen((changed) => {
        if (changed === root) events.push({ type: 'trustChanged', trusted: true });
      });
      try {
        const tree = await watchTree({
          root,
          signal: AbortSignal.any([signal, stop.signal]),
          emit: events.push,
          fail: events.close,
        });
        yield { type: 'snapshot', workspace: await describe(root), ...tree };
        yield* events;
      } finally {
        stop.abort();
        stopListening();
      }
    },
  };
}
