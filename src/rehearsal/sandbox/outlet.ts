import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { lineCutter } from './lines.ts';

/** The reading side of one of a step's outputs. */
export interface Outlet {
  /** Call it when the step has ended; resolves when all that it wrote has been passed on. */
  finish(): Promise<void>;
}

/** A daemon that the step left behind holds its pipes open; what comes later than this belongs to nobody. */
const LINGER_MS = 250;

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
      await Promise.race([ended, delay(LINGER_MS)]);
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
  return { finish: () => done };
}
