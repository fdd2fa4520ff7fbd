import type { Action } from './action.ts';
import { appendFile } from './append-file.ts';
import { assert } from './assert.ts';
import { copyFile } from './copy-file.ts';
import { copyFolder } from './copy-folder.ts';
import { createFile } from './create-file.ts';
import { createFolder } from './create-folder.ts';
import { createSymlink } from './create-symlink.ts';
import { deleteFile } from './delete-file.ts';
import { deleteFolder } from './delete-folder.ts';
import { executeBash } from './execute-bash.ts';
import { executeBinary } from './execute-binary.ts';
import { executeDocument } from './execute-document.ts';
import { listFiles } from './list-files.ts';
import { moveFile } from './move-file.ts';
import { moveFolder } from './move-folder.ts';
import { readFile } from './read-file.ts';
import { reboot } from './reboot.ts';
import { s3Download } from './s3-download.ts';
import { s3Upload } from './s3-upload.ts';
import { setFileEncoding } from './set-file-encoding.ts';
import { setFileOwner } from './set-file-owner.ts';
import { setFilePermissions } from './set-file-permissions.ts';
import { setFolderOwner } from './set-folder-owner.ts';
import { setFolderPermissions } from './set-folder-permissions.ts';
import { updateOs } from './update-os.ts';
import { webDownload } from './web-download.ts';

/** The executors: one for each action module that AWSTOE has on Linux. */
export const executors: readonly Action[] = [
  appendFile,
  assert,
  copyFile,
  copyFolder,
  createFile,
  createFolder,
  createSymlink,
  deleteFile,
  deleteFolder,
  executeBash,
  executeBinary,
  executeDocument,
  listFiles,
  moveFile,
  moveFolder,
  readFile,
  reboot,
  s3Download,
  s3Upload,
  setFileEncoding,
  setFileOwner,
  setFilePermissions,
  setFolderOwner,
  setFolderPermissions,
  updateOs,
  webDownload,
];

const byName: ReadonlyMap<string, Action> = new Map(executors.map((action) => [action.name, action]));

/** The executor of an action module; undefined for one that Linux doesn't have. */
export function executorOf(action: string): Action | undefined {
  return byName.get(action);
}
