import type { Readable, Writable } from 'node:stream';
import type { ImageLayer } from '../artifact/image-layer.ts';
import type { FileChange } from '../events.ts';

/** `none`: loopback only. `internet`: outbound, kept away from this machine's own services as far as the driver can. */
export type NetworkMode = 'none' | 'internet';

/** Limits of one sandbox; a breach ends the step, never the computer. */
export interface SandboxLimits {
  readonly processes: number;
  readonly openFiles: number;
  /** Bytes of the largest file that may be written. */
  readonly fileSize: number;
  /** Bytes of address space a process may use; 0 is no limit. */
  readonly addressSpace: number;
}

/** Where the root of a sandbox comes from: directories below, the uppermost first, all read-only. */
export interface Base {
  /** In words, for people: "Debian 12 base", "this computer's view". */
  readonly title: string;
  /** Facts about what the base is not ("it is Debian, not Amazon Linux 2023"). */
  readonly notes: readonly string[];
  readonly id: string;
}

export interface OpenRequest {
  readonly base: Base;
  readonly network: NetworkMode;
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
}

export interface ExecRequest {
  /** A bash script; it is read from a file, so its length is free and stdin stays the step's own. */
  readonly script: string;
  /** $1, $2 … of the script. */
  readonly args?: readonly string[];
  /** Environment on top of the sandbox's clean one. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What the script reads on stdin; nothing (EOF) unless given. */
  readonly stdin?: Readable | Uint8Array | string;
  /** Milliseconds; 0 or absent is no limit. The whole process tree of this call is killed when it is over. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Complete lines as they come, in batches; a last line without a newline too. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', lines: readonly string[]) => void;
  /** Raw stdout instead of lines (file contents); onOutput then sees only stderr. */
  readonly stdout?: Writable;
}

export interface ExecResult {
  /** null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  readonly durationMs: number;
}

export interface ExportedLayers {
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
  /** Whether they make a whole root; false where the base can't be given away and there is only the layer of changes. */
  readonly complete: boolean;
}

/** A frozen state of a sandbox from which others can be opened; it lives until it is disposed. */
export interface Snapshot {
  readonly base: Base;
  /** Files added, changed and deleted against the base below, without noise such as apt's lists. */
  readonly changes: readonly FileChange[];
  /**
   * All layers of an image of this state, compressed into `folder`; the last is the changes. Rejects with LayerTooLargeError where what
   * it writes would be more than `limit` bytes.
   */
  exportLayers(folder: string, limit?: number): Promise<ExportedLayers>;
  /** Writes the changes as an OCI layer (uncompressed tar with whiteouts) into `target`. */
  writeLayer(target: Writable): Promise<void>;
  dispose(): Promise<void>;
}

/** One disposable machine: a root of its own, processes of its own, no way out. */
export interface Sandbox {
  readonly driver: string;
  readonly base: Base;
  /** What this sandbox cannot do that an instance can ("one uid: chown is recorded, not done"). */
  readonly notes: readonly string[];
  exec(request: ExecRequest): Promise<ExecResult>;
  /** All processes end, /run and /tmp start anew, the rest of the disk stays: what a reboot leaves. */
  reboot(): Promise<void>;
  changes(): Promise<readonly FileChange[]>;
  /** Ends all processes and freezes the disk; the sandbox is closed by it. */
  snapshot(): Promise<Snapshot>;
  /** Ends all processes and removes everything; safe to call twice. */
  close(): Promise<void>;
}

export type Availability = { readonly available: true } | { readonly available: false; readonly reason: string; readonly remedy: string };

/** A way to make sandboxes on this machine. */
export interface SandboxDriver {
  readonly name: 'namespace' | 'container';
  /** Really tries it (mounts, writes, deletes), once per process. */
  probe(): Promise<Availability>;
  open(request: OpenRequest): Promise<Sandbox>;
  /** Removes what earlier, crashed processes left; returns how many sandboxes that were. */
  sweep(): Promise<number>;
}
