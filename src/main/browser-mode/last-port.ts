import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../files/write-atomically.ts';
import type { HostServer } from './server.ts';

async function lastPort(path: string): Promise<number> {
  try {
    const port = Number(await readFile(path, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/**
 * Starts on the port of last time when it is free, on any other otherwise. A browser keeps a page's unsaved texts under its origin, and
 * the port is a part of that: on another port they would be lost to the user.
 */
export async function startOnLastPort(folder: string, start: (port: number) => Promise<HostServer>): Promise<HostServer> {
  const path = join(folder, 'browser-port');
  const server = await start(await lastPort(path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return start(0);
  });
  await writeAtomically(path, new URL(server.url).port);
  return server;
}
