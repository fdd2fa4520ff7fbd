import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises';
import { lineCutter } from './lines.ts';

/** The reading side of one of a step's outputs. */
export interface Outlet {
  /** Call it when the step has ended; resolves when all that it wrote has been passed on. */
  finish(): Promise<void>;
}

/** A daemon that the step left behind holds its pipes open. What comes after a silence of this length belongs to nobody. */
const LINGER_MS = 250;
/** A daemon that never falls silent is not waited for longer than this many times. */
const MAX_ROUNDS = 4;

/** Passes complete lines on, in batches as they arrive. */
export function readLines(source: Readable, onLines: (lines: readonly string[]) => void): Outlet {
  const cutter = lineCutter();
  let listening = true;
  const pass = (lines: readonly string[]) => {
    if (listening && lines.length > 0) onLines(lines);
  };
  source.on('data', (chunk: Buffer) => pass(cutter.push(chunk)));
  const ended = finished(source, { writable: false }).catch(() => undefined); // a pipe that breaks has ended
  return {
    finish: async () => {
      await Promise.race([ended, untilQuiet(source)]);
      pass(cutter.end());
      listening = false;
      // Not destroyed: a daemon that writes into a closed pipe would be killed by it. It is read and forgotten until the daemon ends.
      if (source instanceof Socket) source.unref();
    },
  };
}

/** Passes raw bytes on with back-pressure, and ends `target` after the last of them. Rejects when `target` fails. */
export function drain(source: Readable, target: Writable): Outlet {
  const done = finished(target);
  done.catch(() => source.destroy()); // told by `finish`
  source.pipe(target);
  return {
    finish: async () => {
      const isDone = await Promise.race([done.then(() => true), untilQuiet(source, target).then(() => false)]);
      if (isDone) return;
      source.unpipe(target);
      source.resume(); // a daemon still has the other end; as above
      if (source instanceof Socket) source.unref();
      target.end();
      await done;
    },
  };
}

/** Resolves when nothing has come for a while, although `target` would have taken it. */
async function untilQuiet(source: Readable, target?: Writable): Promise<void> {
  let moved = true;
  const note = () => {
    moved = true;
  };
  source.on('data', note);
  for (let round = 0; moved && round < MAX_ROUNDS; ) {
    moved = target?.writableNeedDrain ?? false;
    await delay(LINGER_MS, undefined, { ref: false });
    // On a busy machine the timer may fire before the pipe was looked at even once: what lies in it is read before this.
    await immediate();
    if (!target?.writableNeedDrain) round++;
  }
  source.off('data', note);
}
