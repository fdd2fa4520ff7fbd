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
import { executePowerShell } from './execute-powershell.ts';
import { installMsi } from './install-msi.ts';
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
import { setRegistry } from './set-registry.ts';
import type { ActionSpec, InputSpec } from './spec.ts';
import { uninstallMsi } from './uninstall-msi.ts';
import { updateOs } from './update-os.ts';
import { webDownload } from './web-download.ts';

/** The 30 action modules of AWSTOE, by name. */
export const actions: readonly ActionSpec[] = [
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
  executePowerShell,
  installMsi,
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
  setRegistry,
  uninstallMsi,
  updateOs,
  webDownload,
];

const byName: ReadonlyMap<string, ActionSpec> = new Map(actions.map((action) => [action.name, action]));

/** The module of that name; names are case-sensitive. */
export function actionByName(name: string): ActionSpec | undefined {
  return byName.get(name);
}

/** The names of the modules that have such an input. */
export function actionsWithInput(test: (input: InputSpec) => boolean): readonly string[] {
  return actions.filter(({ inputs }) => inputs.some(test)).map(({ name }) => name);
}
