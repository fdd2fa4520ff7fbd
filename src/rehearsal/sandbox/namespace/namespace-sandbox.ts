import { chmodSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { compressLayer, type ImageLayer } from '../../artifact/image-layer.ts';
import type { OpenRequest, Sandbox, Snapshot } from '../driver.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { findChanges } from './changes.ts';
import { execute } from './exec.ts';
import type { Holder } from './holder.ts';
import { handOver, type Identity } from './identity.ts';
import { writeLayer } from './layer.ts';
import { type FrozenSession, type NamespaceBase, upperOf } from './layout.ts';
import { startMachine } from './machine.ts';
import { chooseUplink, resolvConf, UPLINK_NOTES, type Uplink } from './network.ts';
import { pipeSource } from './pipes.ts';
import { killAllBut } from './processes.ts';
import { createSession, removeTree } from './session.ts';

export interface NamespaceContext {
  readonly cacheDirectory: string;
  readonly identity: Identity;
}

/** Opens a sandbox on a base of directories; its holder and its folders live until it is closed. */
export async function openNamespaceSandbox(context: NamespaceContext, base: NamespaceBase, request: OpenRequest): Promise<Sandbox> {
  const { identity } = context;
  const session = createSession(context.cacheDirectory, identity, base.parts);
  const limits = { ...DEFAULT_LIMITS, ...request.limits };
  const pipes = pipeSource(session);
  const uplink = chooseUplink(identity, request.network);
  const start = () => startMachine(identity, { session, parts: base.parts }, uplink);
  let holder: Holder;
  try {
    request.signal?.throwIfAborted();
    holder = await start();
  } catch (error) {
    await removeTree(identity, session);
    throw error;
  }
  let closed = false;

  const close = async () => {
    if (closed) return;
    closed = true;
    await holder.close();
    await removeTree(identity, session);
  };

  const sandbox: Sandbox = {
    driver: 'namespace',
    base,
    notes: sandboxNotes(identity, uplink),
    exec: (step) => {
      if (holder.ended()) throw new Error('The sandbox has ended');
      return execute({ holder, identity, pipes, limits, resolvConf: resolvConf(uplink) }, step);
    },
    reboot: async () => {
      await holder.close();
      emptyTmp(session, identity);
      holder = await start();
    },
    changes: () => findChanges(holder, identity, base.parts),
    snapshot: async () => {
      await killAllBut(holder, identity, new Map());
      const changes = await findChanges(holder, identity, base.parts);
      await holder.close();
      closed = true;
      return freeze(context, { base, session, changes });
    },
    close,
  };
  return sandbox;
}

function freeze(context: NamespaceContext, frozen: { base: NamespaceBase; session: string; changes: Snapshot['changes'] }): Snapshot {
  const { base, session, changes } = frozen;
  const parts = base.parts.map((part) => ({ ...part, lowers: [upperOf(session, part), ...part.lowers] }));
  const all = [...(base.frozen ?? []), { session, parts: base.parts }];
  const snapshotBase: NamespaceBase = { ...base, id: `${base.id}+${session}`, parts, frozen: all };
  let disposed = false;
  return {
    base: snapshotBase,
    changes,
    exportLayers: async (folder, limit = Number.POSITIVE_INFINITY) => {
      const layers: ImageLayer[] = [];
      let room = limit;
      for (const [index, one] of all.entries()) {
        const name = index === all.length - 1 ? 'layer.tar.gz' : `frozen-${index}.tar.gz`;
        const layer = await exportLayer(context, one, { file: join(folder, name), limit: room });
        room -= layer.size;
        layers.push(layer);
      }
      return { layers: [...base.layers, ...layers], complete: base.whole };
    },
    writeLayer: (target) => writeLayer(context.identity, { session, parts: base.parts }, target),
    dispose: async () => {
      if (disposed) return;
      disposed = true;
      await removeTree(context.identity, session);
    },
  };
}

async function exportLayer(
  { identity }: NamespaceContext,
  frozen: FrozenSession,
  { file, limit }: { readonly file: string; readonly limit: number },
): Promise<ImageLayer> {
  const plain = new PassThrough();
  const packed = compressLayer(plain, file, limit);
  const [layer] = await Promise.all([packed, writeLayer(identity, frozen, plain)]);
  return layer;
}

/** The old folder is put aside, not emptied: its files may have any owner. It goes with the session. */
function emptyTmp(session: string, identity: Identity): void {
  const tmp = join(session, 'tmp');
  renameSync(tmp, join(session, `tmp-${Date.now()}`));
  mkdirSync(tmp);
  chmodSync(tmp, 0o1777);
  handOver(identity, tmp);
}

function sandboxNotes(identity: Identity, uplink: Uplink): string[] {
  const single =
    'Root is the only user in here: chown, useradd and su answer as if they had worked, but every file belongs to root. ' +
    'Installing newuidmap (package uidmap) and having an entry in /etc/subuid gives all users.';
  return [
    ...(identity.uids === 'one' ? [single] : []),
    UPLINK_NOTES[uplink],
    'There is no init system: units can be enabled, but nothing starts them.',
    "The kernel is this computer's: modules, sysctl, mounts and clocks can't be changed.",
  ];
}
