// Folders that nobody needs any more. They are written down in the transaction that made them useless and removed after it, so that
// neither a crash nor a transaction that fails leaves a folder without its row, or a row without its folder.
import { rm } from 'node:fs/promises';
import type { Store } from './store.ts';

/** Marks a folder for removal, with the caller's transaction. */
export function discardFolder(store: Store, folder: string): void {
  store.statement('INSERT OR IGNORE INTO discarded_folder (path) VALUES (?)').run(folder);
}

/** Takes the mark away: the folder is needed again. */
export function reclaimFolder(store: Store, folder: string): void {
  store.statement('DELETE FROM discarded_folder WHERE path = ?').run(folder);
}

/** The folders that are marked. */
export function discardedFolders(store: Store): readonly string[] {
  return store
    .statement('SELECT path FROM discarded_folder')
    .all()
    .map((row) => String(row.path));
}

/** Removes what is marked; rejects with the error of the system for what cannot be removed, which stays marked. */
export async function removeDiscarded(store: Store): Promise<void> {
  for (const folder of discardedFolders(store)) {
    await rm(folder, { recursive: true, force: true });
    reclaimFolder(store, folder);
  }
}
