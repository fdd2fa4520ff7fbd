import { once } from 'node:events';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Readable } from 'node:stream';
import type { NetworkMode } from '../driver.ts';
import { spawnTool, ToolError, untilEnd } from '../tool.ts';
import type { Holder } from './holder.ts';
import { type Identity, isOnPath } from './identity.ts';
import { enterArgv } from './step-argv.ts';

/** `slirp`: a network stack of our own in user space, which can refuse. `host`: the machine's network, with all that answers there. */
export type Uplink = 'none' | 'slirp' | 'host';

/** How `internet` can be had here. */
export function chooseUplink(identity: Identity, mode: NetworkMode): Uplink {
  if (mode === 'none') return 'none';
  return isOnPath('slirp4netns') && isOnPath('ip') && canOpenTun(identity) ? 'slirp' : 'host';
}

const TUN = '/dev/net/tun';

function canOpenTun({ owner }: Identity): boolean {
  const mode = statSync(TUN, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return false;
  if (owner) return (mode & 0o006) === 0o006;
  try {
    accessSync(TUN, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false; // closed to this user: the question's answer
  }
}

/** What /etc/resolv.conf shall say inside; undefined leaves the base's. */
export function resolvConf(uplink: Uplink): string | undefined {
  if (uplink === 'none') return undefined;
  return uplink === 'slirp' ? 'nameserver 10.0.2.3\n' : readFileSync('/etc/resolv.conf', 'utf8');
}

export const UPLINK_NOTES: Readonly<Record<Uplink, string>> = {
  none: 'The network is off: only loopback answers.',
  slirp: "Steps reach the internet, but not this computer's own services.",
  host:
    "Steps share this computer's network, its own services and any instance metadata included. " +
    'With slirp4netns installed (and /dev/net/tun open to you) they would get the internet alone.',
};

/** Gives the holder's network namespace a way out. It ends with `stop`, and with us: it watches a descriptor that only we hold. */
export async function attachSlirp(identity: Identity, holder: Holder): Promise<{ stop(): Promise<void> }> {
  const namespaces = [`--userns-path=/proc/${holder.pid}/ns/user`, '--netns-type=path', `/proc/${holder.pid}/ns/net`, 'tap0'];
  const options = ['--configure', '--mtu=65520', '--disable-host-loopback', '--ready-fd=3', '--exit-fd=4'];
  const child = spawnTool([...identity.become, 'slirp4netns', ...options, ...namespaces], ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']);
  const ended = untilEnd(child);
  const ready = once(child.stdio[3] as Readable, 'data').then(() => true);
  if (!(await Promise.race([ready, ended.then(() => false)]))) throw new ToolError('slirp4netns', await ended);
  await refuseOwnAddresses(identity, holder);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A packet to an address of this machine would come out at its services, like one to the metadata service of a cloud. */
async function refuseOwnAddresses(identity: Identity, holder: Holder): Promise<void> {
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.filter(({ family }) => family === 'IPv4'));
  const refused = ['169.254.0.0/16', ...own.map(({ address }) => `${address}/32`).filter((address) => !address.startsWith('127.'))];
  const script = 'for address in "$@"; do ip route add blackhole "$address" || exit 1; done';
  const child = spawnTool(
    [...identity.become, ...enterArgv(holder, true), '/bin/sh', '-c', script, 'sh', ...refused],
    ['ignore', 'ignore', 'pipe'],
  );
  const outcome = await untilEnd(child);
  if (outcome.exitCode !== 0) throw new ToolError('ip', outcome);
}
