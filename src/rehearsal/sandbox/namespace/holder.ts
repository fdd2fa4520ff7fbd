import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type HolderPlan, holderArgv } from './holder-argv.ts';
import type { Identity } from './identity.ts';
import { spawnMapped } from './mapped.ts';

/** The process that keeps a sandbox's namespaces alive. It dies with us: its stdin is a pipe whose other end only we hold. */
export interface Holder {
  /** As this machine counts. */
  readonly pid: number;
  readonly hostNetwork: boolean;
  /** Whether it has ended, and with it every process of the sandbox. */
  ended(): boolean;
  /** Ends it and everything inside. */
  close(): Promise<void>;
}

const GRACE_MS = 1000;

/** Mounts the overlay and waits until it stands. Rejects with what the tools said when it can't be. */
export async function startHolder(identity: Identity, plan: HolderPlan): Promise<Holder> {
  const seen = {
    ...plan,
    session: identity.see(plan.session),
    parts: plan.parts.map((part) => ({ ...part, lowers: part.lowers.map(identity.see) })),
  };
  const child = await spawnMapped(identity, holderArgv(seen), ['pipe', 'pipe', 'pipe', 'pipe']);
  child.stdin?.on('error', () => undefined); // it ended by itself; `ended` tells
  const info = text(child.stdio[3] as Readable);
  const complaint = text(child.stderr);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const isReady = await saysReady(child.stdout as Readable);
  if (!isReady || !info.value) {
    await endChild(child, exited);
    throw new Error(`The sandbox could not be set up: ${complaint.value.trim() || 'its first process ended without a word'}`);
  }
  const { 'child-pid': pid } = JSON.parse(info.value) as { 'child-pid': number };
  return {
    pid,
    hostNetwork: plan.hostNetwork,
    ended: () => hasEnded(child),
    close: () => endChild(child, exited),
  };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

/** false when it ends without having said so. */
async function saysReady(stdout: Readable): Promise<boolean> {
  for await (const chunk of stdout) if (String(chunk).includes('ready')) return true;
  return false;
}

async function endChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (hasEnded(child)) return;
  (child.stdin as Writable).end();
  const patience = new AbortController();
  const late = delay(GRACE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => false, // it ended in time
  );
  await exited;
  patience.abort();
  await late;
}

/** What a stream has said so far. */
function text(stream: Readable | null): { readonly value: string } {
  const said = { value: '' };
  stream?.on('data', (chunk: Buffer) => {
    said.value += chunk.toString();
  });
  return said;
}
