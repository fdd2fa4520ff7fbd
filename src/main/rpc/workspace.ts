import type { Contract, Handlers } from '../../contract/index.ts';
import { browse } from '../workspace/browse.ts';
import { readWorkspaceFile } from '../workspace/content.ts';
import { createFolder, removeEntry, renameEntry } from '../workspace/edit-tree.ts';
import type { Workspaces } from '../workspace/workspaces.ts';
import { writeWorkspaceFile } from '../workspace/write-file.ts';

export function workspaceHandlers(workspaces: Workspaces): Handlers<Contract>['workspace'] {
  return {
    open: ({ folder }) => workspaces.open(folder),
    browse: ({ folder }) => browse(folder),
    watch: ({ root }, signal) => workspaces.watch(root, signal),
    trust: ({ root }) => workspaces.trust(root),
    read: (file) => readWorkspaceFile(file),
    write: (request) => writeWorkspaceFile(request),
    createFolder: (folder) => createFolder(folder),
    rename: (request) => renameEntry(request),
    remove: (entry) => removeEntry(entry),
  };
}
