import type { WorkspaceEvent } from '../../contract/index.ts';
import { type FileFacts, isSettingsFile } from '../../documents/index.ts';
import type { KilnClient } from '../connection/connection.ts';
import { notifyFailure } from '../stores/notify.ts';
import type { Workbench } from '../workbench.ts';
import { isDocumentName } from '../workspace/file-names.ts';
import type { LanguageService } from './language-service.ts';

interface FollowDeps extends Pick<Workbench, 'notices' | 'workspace'> {
  readonly connection: {
    readonly client: {
      readonly workspace: Pick<KilnClient['workspace'], 'read'>;
      readonly language: Pick<KilnClient['language'], 'facts' | 'settingsAbove'>;
    };
  };
  readonly language: Pick<LanguageService, 'tell'>;
}

/** As many as one question may name. */
const batchSize = 200;

/** Keeps the language worker's view of a workspace equal to its files: what they tell each other, and Kiln's settings. */
export function followFacts(workbench: FollowDeps, root: string, event: WorkspaceEvent): void {
  const fail = (error: unknown) => notifyFailure(workbench, error);
  switch (event.type) {
    case 'snapshot': {
      workbench.language.tell({ type: 'workspace' });
      const paths = event.entries.flatMap(({ path, kind }) => (kind === 'file' ? path : []));
      readAll(workbench, root, paths).catch(fail);
      return;
    }
    case 'added':
      if (event.entry.kind === 'file') reread(workbench, root, event.entry.path).catch(fail);
      return;
    case 'changed':
      reread(workbench, root, event.path).catch(fail);
      return;
    case 'removed':
      workbench.language.tell({ type: 'facts', changed: [], removed: [event.path] });
      if (isSettingsFile(event.path)) workbench.language.tell({ type: 'settings', path: event.path, text: undefined });
      return;
    case 'trustChanged':
  }
}

async function readAll(workbench: FollowDeps, root: string, paths: readonly string[]): Promise<void> {
  // Each counts without the others.
  const fail = (error: unknown) => notifyFailure(workbench, error);
  await readSettingsAbove(workbench, root).catch(fail);
  for (const path of paths.filter(isSettingsFile)) await readSettings(workbench, root, path).catch(fail);
  const documents = paths.filter(isDocumentName);
  for (let at = 0; at < documents.length; at += batchSize) await readFacts(workbench, root, documents.slice(at, at + batchSize));
  if (isOpen(workbench, root)) workbench.language.tell({ type: 'workspaceRead' });
}

async function reread(workbench: FollowDeps, root: string, path: string): Promise<void> {
  if (isSettingsFile(path)) await readSettings(workbench, root, path);
  else if (isDocumentName(path)) await readFacts(workbench, root, [path]);
}

async function readFacts({ connection, ...workbench }: FollowDeps, root: string, paths: readonly string[]): Promise<void> {
  const found = await connection.client.language.facts({ root, paths: [...paths] });
  if (!isOpen(workbench, root)) return;
  const changed = found.filter((facts): facts is FileFacts => facts !== null);
  workbench.language.tell({ type: 'facts', changed, removed: paths.filter((_, at) => found[at] === null) });
}

async function readSettings({ connection, ...workbench }: FollowDeps, root: string, path: string): Promise<void> {
  const { text } = await connection.client.workspace.read({ root, path });
  if (isOpen(workbench, root)) workbench.language.tell({ type: 'settings', path, text });
}

async function readSettingsAbove({ connection, ...workbench }: FollowDeps, root: string): Promise<void> {
  const above = await connection.client.language.settingsAbove({ root });
  if (above !== null && isOpen(workbench, root)) workbench.language.tell({ type: 'settingsAbove', above });
}

/** Another folder may have been opened while main answered. */
const isOpen = ({ workspace }: Pick<FollowDeps, 'workspace'>, root: string): boolean => workspace.getState().workspace?.root === root;
