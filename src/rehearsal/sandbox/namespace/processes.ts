import { readdirSync, readFileSync } from 'node:fs';
import { runTool } from '../tool.ts';
import type { Holder } from './holder.ts';
import type { Identity } from './identity.ts';
import { HOLDER } from './layout.ts';
import { enterArgv } from './step-argv.ts';

/** Processes of a sandbox by its own process ids, each with its start time: an id alone may be given anew. */
export type ProcessSet = ReadonlyMap<number, string>;

/** Reads through the holder's root, which only its owner may; empty when the sandbox has ended. */
export function listProcesses(holder: Holder): ProcessSet {
  const folder = `/proc/${holder.pid}/root${HOLDER.processes}`;
  const found = new Map<number, string>();
  for (const name of readNames(folder)) {
    const start = readStartTime(`${folder}/${name}/stat`);
    if (start !== undefined) found.set(Number(name), start);
  }
  return found;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return []; // the holder is gone, and its processes with it
  }
}

/** Field 22 of a stat file: clock ticks since boot. undefined when there is no such process (any more). */
export function readStartTime(statFile: string): string | undefined {
  try {
    const stat = readFileSync(statFile, 'utf8');
    // Field 2, the command's name in parentheses, may hold anything; what follows the last parenthesis is regular.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined; // it ended between listing and reading
  }
}

/**
 * Kills every process that is not in `keep`, with all escapees. kill(-1) is atomic against fork: after the STOP nothing new comes, so
 * one pass over the list is enough, and a fork bomb can't outrun it. What is kept goes on as if nothing had been.
 */
export async function killAllBut(holder: Holder, identity: Identity, keep: ProcessSet): Promise<void> {
  const kept = [...keep].map(([pid, start]) => `${pid}:${start}`).join(' ');
  await runTool([...identity.become, ...enterArgv(holder, true), '/bin/sh', '-c', KILL_SCRIPT, 'sh', ` ${kept} `]);
}

// Only built-ins: while a fork bomb fills the process table, nothing can be forked.
const KILL_SCRIPT = `
kill -STOP -1
for folder in ${HOLDER.processes}/[0-9]*; do
  pid=\${folder##*/}
  [ "$pid" -gt 1 ] && [ "$pid" != $$ ] || continue
  read -r line <"$folder/stat" || continue
  keep=$1
  set -- "$keep" \${line##*) }
  case $keep in *" $pid:\${21} "*) ;; *) kill -KILL "$pid" ;; esac
  set -- "$keep"
done 2>/dev/null
kill -CONT -1
:`;
