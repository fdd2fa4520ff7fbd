import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface FileToWrite {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** undefined: there is no file. */
async function contentOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Writes several files, all of them or none: everything is written aside first, so that what is left to fail is the renaming, and what was
 * renamed when it fails is put back as it was.
 */
export async function writeTogether(files: readonly FileToWrite[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const aside: { readonly path: string; readonly temporary: string }[] = [];
  try {
    for (const { path, text } of files) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made !== undefined) undo.push(() => removeEmpty(dirname(path), made));
      const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.kiln-tmp`);
      undo.push(() => rm(temporary, { force: true }));
      await writeFile(temporary, text, { flag: 'wx', flush: true });
      aside.push({ path, temporary });
    }
    for (const { path, temporary } of aside) {
      const before = await contentOf(path);
      await rename(temporary, path);
      undo.push(() => (before === undefined ? rm(path, { force: true }) : writeFile(path, before, { flush: true })));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}

/** Removes the folders that were made for a file, from the lowest up to the topmost that is new. */
async function removeEmpty(lowest: string, topmost: string): Promise<void> {
  for (let folder = lowest; folder.length >= topmost.length; folder = dirname(folder)) await rmdir(folder);
}
