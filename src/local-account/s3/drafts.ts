// Files that become objects when they are complete. They lie where uploads come in, which is emptied when the account starts.
import { randomUUID } from 'node:crypto';
import { closeSync, constants, copyFileSync, fsyncSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from '../account.ts';

export interface Slice {
  readonly path: string;
  readonly start: number;
  readonly length: number;
}

/** A file with the content of another, sharing its blocks where the file system can. */
export function copyToDraft(account: Account, path: string): string {
  return draft(account, (target) => copyFileSync(path, target, constants.COPYFILE_FICLONE));
}

/** A file with these pieces one after the other; `onBytes` sees them as they pass. */
export function joinToDraft(account: Account, slices: readonly Slice[], onBytes: (bytes: Buffer) => void = () => undefined): string {
  return draft(account, (target) => {
    const file = openSync(target, 'wx', 0o600);
    try {
      for (const slice of slices) append(file, slice, onBytes);
    } finally {
      closeSync(file);
    }
  });
}

function draft({ imagesDirectory }: Account, write: (path: string) => void): string {
  const path = join(dirname(imagesDirectory), 'incoming', randomUUID());
  try {
    write(path);
    const file = openSync(path, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

const blockSize = 4 * 1024 * 1024;

function append(file: number, { path, start, length }: Slice, onBytes: (bytes: Buffer) => void): void {
  const source = openSync(path, 'r');
  const block = Buffer.alloc(Math.min(blockSize, length));
  try {
    for (let done = 0; done < length; ) {
      const read = readSync(source, block, 0, Math.min(block.length, length - done), start + done);
      if (read === 0) throw new Error(`The file ${path} is shorter than it was when it came.`);
      const bytes = block.subarray(0, read);
      onBytes(bytes);
      for (let at = 0; at < read; ) at += writeSync(file, bytes, at);
      done += read;
    }
  } finally {
    closeSync(source);
  }
}
