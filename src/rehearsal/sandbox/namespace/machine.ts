import { setTimeout as delay } from 'node:timers/promises';
import { type Holder, startHolder } from './holder.ts';
import type { HolderPlan } from './holder-argv.ts';
import type { Identity } from './identity.ts';
import { attachSlirp, type Uplink } from './network.ts';

/** A holder with its way to the network; closing it ends both. */
export async function startMachine(identity: Identity, plan: Omit<HolderPlan, 'hostNetwork'>, uplink: Uplink): Promise<Holder> {
  const holder = await startPatiently(identity, { ...plan, hostNetwork: uplink === 'host' });
  if (uplink !== 'slirp') return holder;
  try {
    const slirp = await attachSlirp(identity, holder);
    return {
      ...holder,
      close: async () => {
        await slirp.stop();
        await holder.close();
      },
    };
  } catch (error) {
    await holder.close();
    throw error;
  }
}

/**
 * A root's podman mounts below /var for a blink at every call, `podman ps` included, and overlayfs takes no lower folder with a mount
 * in it that our namespace may not take apart. So a start that fails is tried again before it counts.
 */
const TRIES = 5;
const PAUSE_MS = 100;

async function startPatiently(identity: Identity, plan: HolderPlan): Promise<Holder> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startHolder(identity, plan);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
    await delay(PAUSE_MS * tries);
  }
}
