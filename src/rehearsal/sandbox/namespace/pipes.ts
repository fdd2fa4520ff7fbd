import { chmodSync, closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { mustRun } from '../tool.ts';

/** A real pipe with one end for us and one for a child: Node's own are sockets, and `> /dev/stderr` fails on a socket. */
export interface Pipe {
  /** For the child's stdio; close it here once the child has it. */
  readonly theirs: number;
  readonly ours: Socket;
}

/** Makes one pipe per path, `from-child` or `to-child`. The paths must be free; they are gone when this returns. */
export async function openPipes(paths: readonly string[], direction: 'from-child' | 'to-child'): Promise<Pipe[]> {
  await mustRun(['mkfifo', ...paths]);
  return paths.map((path) => {
    chmodSync(path, 0o666); // opening /dev/stdout asks for the pipe's own permissions, and the step has another uid than we
    const pipe = direction === 'from-child' ? openForReading(path) : openForWriting(path);
    rmSync(path);
    return pipe;
  });
}

function openForReading(path: string): Pipe {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const theirs = openSync(path, constants.O_WRONLY);
  return { theirs, ours: new Socket({ fd: reader, readable: true, writable: false }) };
}

function openForWriting(path: string): Pipe {
  // Opening one end alone would block or fail; a third descriptor holds the pipe open for the moment.
  const both = openSync(path, constants.O_RDWR);
  const theirs = openSync(path, constants.O_RDONLY);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(both);
  return { theirs, ours: new Socket({ fd: writer, readable: false, writable: true }) };
}
