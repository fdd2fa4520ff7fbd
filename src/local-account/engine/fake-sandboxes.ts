// Sandboxes for tests of what is around them: nothing runs in them, and they tell what was done with them.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Base, Sandbox, SandboxDriver, SandboxSource, Snapshot } from '../../rehearsal/index.ts';

/** Two empty blocks are a tar without entries. */
const emptyLayer = gzipSync(Buffer.alloc(1024));

export interface FakeRun {
  readonly exitCode?: number;
  readonly stdout?: readonly string[];
}

/** What becomes of a script, or of the command that is its first argument. `sandbox` is the number of the sandbox, from 1. */
export type FakeExec = (script: string, run: { readonly sandbox: number; readonly signal: AbortSignal }) => FakeRun | Promise<FakeRun>;

export interface FakeSandboxes extends SandboxSource {
  /** `open 1`, `freeze 1`, `close 1`, and `choose FOLDER` for a base of artifacts … */
  readonly events: string[];
}

export function fakeSandboxes(exec: FakeExec = () => ({})): FakeSandboxes {
  const events: string[] = [];
  const bases = new Map<Base, number>();
  let opened = 0;

  const snapshotOf = (number: number): Snapshot => {
    const base: Base = { title: `image of ${number}`, notes: [], id: `image-${number}` };
    bases.set(base, number);
    return {
      base,
      changes: [],
      async exportLayers(folder) {
        const file = join(folder, 'layer.tar.gz');
        writeFileSync(file, emptyLayer);
        const digest = `sha256:${createHash('sha256').update(emptyLayer).digest('hex')}`;
        return { layers: [{ file, size: emptyLayer.length, digest, diffId: `sha256:${'b'.repeat(64)}` }], complete: false };
      },
      writeLayer: async () => undefined,
      dispose: async () => undefined,
    };
  };

  const driver: SandboxDriver = {
    name: 'namespace',
    probe: async () => ({ available: true }),
    sweep: async () => 0,
    async open({ base }) {
      opened += 1;
      const number = opened;
      const from = bases.get(base);
      events.push(`open ${number}${from === undefined ? '' : ` from ${from}`}`);
      return sandboxOf(number, base);
    },
  };

  const sandboxOf = (number: number, base: Base): Sandbox => {
    let open = true;
    return {
      ...{ driver: 'namespace', base, notes: [] },
      async exec({ script, args: [command = script] = [], signal = new AbortController().signal, onOutput }) {
        if (!open) throw new Error('The sandbox is closed');
        const { exitCode = 0, stdout = [] } = await exec(command, { sandbox: number, signal });
        if (stdout.length > 0) onOutput?.('stdout', stdout);
        return { exitCode, signal: null, timedOut: false, cancelled: signal.aborted, durationMs: 1 };
      },
      reboot: async () => undefined,
      changes: async () => [],
      async snapshot() {
        open = false;
        events.push(`freeze ${number}`);
        return snapshotOf(number);
      },
      async close() {
        if (open) events.push(`close ${number}`);
        open = false;
      },
    };
  };

  const choice = { available: true, driver, base: { title: 'a base', notes: [], id: 'base' } } as const;
  return {
    events,
    choose: async () => choice,
    async chooseForBuild(parent) {
      if (parent !== undefined) events.push(`choose ${parent}`);
      return choice;
    },
    sweep: async () => 0,
  };
}
