import { readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStartTime } from './processes.ts';

/** The process that a folder belongs to; told from a later one with the same id by its start time. */
interface Owner {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
  readonly pidNamespace: string;
}

const FILE = 'owner.json';
/** A folder without an owner file is either a crash's or just being made. */
const JUST_MADE_MS = 10_000;

/** Marks a folder as belonging to this process. */
export function claim(folder: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify(thisProcess()));
}

/** Whether the process that claimed this folder may still be at work on it. */
export function isClaimed(folder: string): boolean {
  const owner = readOwner(folder);
  if (!owner) return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.birthtimeMs ?? 0) < JUST_MADE_MS;
  const here = thisProcess();
  if (owner.bootId !== here.bootId) return false;
  // Another container on the same cache: its process ids say nothing here, so what it owns is left alone.
  if (owner.pidNamespace !== here.pidNamespace) return true;
  return readStartTime(`/proc/${owner.pid}/stat`) === owner.startTime;
}

function readOwner(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Owner;
  } catch {
    return undefined; // never written, or cut short by a crash
  }
}

function thisProcess(): Owner {
  return {
    pid: process.pid,
    startTime: readStartTime('/proc/self/stat') ?? '',
    bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    pidNamespace: readlinkSync('/proc/self/ns/pid'),
  };
}
