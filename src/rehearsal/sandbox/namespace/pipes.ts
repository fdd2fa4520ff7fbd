import { chmodSync, closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { mustRun } from '../tool.ts';

/** A real pipe with one end for us and one for a child: Node's own are sockets, and `> /dev/stderr` fails on a socket. */
export interface Pipe {
  /** For the child's stdio; close it here once the child has it. */
  readonly theirs: number;
  readonly ours: Socket;
}

export interface PipeSource {
  fromChild(): Promise<Pipe>;
  toChild(): Promise<Pipe>;
}

/** Making a pipe takes a process, so they are made by the dozen. */
const BATCH = 12;

/** Pipes by way of named ones in `folder`, whose names are gone as soon as both ends are open. */
export function pipeSource(folder: string): PipeSource {
  let count = 0;
  let ready: string[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const nextPath = async () => {
    if (ready.length === 0) {
      const paths = Array.from({ length: BATCH }, () => join(folder, `pipe-${count++}`));
      await mustRun(['mkfifo', ...paths]);
      ready = paths;
    }
    return ready.pop() ?? '';
  };
  const take = async (open: (path: string) => Pipe) => {
    const mine = turn.then(nextPath);
    turn = mine.catch(() => undefined); // told to whoever asked; the next one tries anew
    const path = await mine;
    chmodSync(path, 0o666); // opening /dev/stdout asks for the pipe's own permissions, and the step has another uid than we
    const pipe = open(path);
    rmSync(path);
    return pipe;
  };
  return { fromChild: () => take(openForReading), toChild: () => take(openForWriting) };
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
