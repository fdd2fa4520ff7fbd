import { type Holder, startHolder } from './holder.ts';
import type { HolderPlan } from './holder-argv.ts';
import type { Identity } from './identity.ts';
import { attachSlirp, type Uplink } from './network.ts';

/** A holder with its way to the network; closing it ends both. */
export async function startMachine(identity: Identity, plan: Omit<HolderPlan, 'hostNetwork'>, uplink: Uplink): Promise<Holder> {
  const holder = await startHolder(identity, { ...plan, hostNetwork: uplink === 'host' });
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
