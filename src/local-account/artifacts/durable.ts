// What makes a write outlive a power cut.
import { open } from 'node:fs/promises';

/** Waits until a file's bytes are on the disk. */
export async function syncFile(file: string): Promise<void> {
  await syncThrough(file);
}

/** Waits until the names in a folder are on the disk. Windows cannot open folders, and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await syncThrough(folder);
}

async function syncThrough(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
