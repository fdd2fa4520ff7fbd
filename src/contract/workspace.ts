import { z } from 'zod';
import { call, stream } from './kernel.ts';

/** Paths inside a workspace are relative to its root, with forward slashes; '' is the root. */
export interface FileEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
}

export interface FileContent {
  readonly path: string;
  readonly text: string;
  /** Changes whenever the bytes on disk do; handed back on save to notice that somebody else wrote. */
  readonly version: string;
}

export interface WorkspaceInfo {
  readonly root: string;
  readonly name: string;
  /** The user allowed rehearsals and builds from this folder. */
  readonly trusted: boolean;
}

export type WorkspaceEvent =
  | { readonly type: 'snapshot'; readonly workspace: WorkspaceInfo; readonly entries: readonly FileEntry[]; readonly truncated: boolean }
  | { readonly type: 'added'; readonly entry: FileEntry }
  | { readonly type: 'removed'; readonly path: string }
  | { readonly type: 'changed'; readonly path: string; readonly version: string }
  | { readonly type: 'trustChanged'; readonly trusted: boolean };

const path = z.string().max(4096);

export const workspace = {
  /** Makes a folder (absolute path) the workspace of this window. Runs nothing in it. */
  open: call(z.object({ folder: path })).returns<WorkspaceInfo>(),
  /** Folders below an absolute path, for the folder picker; '' is the home folder. */
  browse: call(z.object({ folder: path })).returns<{ folder: string; parent: string | null; folders: FolderEntry[] }>(),
  watch: stream(z.object({ root: path })).of<WorkspaceEvent>(),
  trust: call(z.object({ root: path })).returns<WorkspaceInfo>(),
  read: call(z.object({ root: path, path })).returns<FileContent>(),
  /**
   * Atomic. `expected` is the version that the editor last saw: when the disk has another one the call fails with `conflict`
   * (detail: the FileContent on disk) and nothing is written. null writes a new file; an existing one is a conflict too.
   * `overwrite` writes whatever the disk has.
   */
  write: call(
    z.object({ root: path, path, text: z.string(), expected: z.string().nullable(), overwrite: z.boolean().default(false) }),
  ).returns<{
    version: string;
  }>(),
  createFolder: call(z.object({ root: path, path })).returns<void>(),
  rename: call(z.object({ root: path, from: path, to: path })).returns<void>(),
  remove: call(z.object({ root: path, path })).returns<void>(),
} as const;
